;; Another local, something between, or a read within a folded instruction, which is how steps are written one by one.
(module
  (func (export "f") (param $i i32) (param $n i32) (result i32)
    (loop $next
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $n))))
    (local.set $i (i32.const 1))
    (local.get $n)
    (local.set $n)
    (nop)
    (local.get $n)
    (if (local.tee $i)
      (then (local.set $n (i32.const 2)))
      (else (nop)))
    (local.set $n (i32.const 3))
    (block (result i32)
      (local.get $n))
    (drop (call 1 (local.tee $i (i32.const 3)))))
  (func (param i32) (result i32) (local.get 0)))

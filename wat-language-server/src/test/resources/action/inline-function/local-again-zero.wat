(module
  (func $count (param $n i32) (result i32)
    (local $i i32)
    (loop $next
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $i))
  (func $f (param $n i32)
    (loop $next
      (br_if $next (call $cou<|>nt (local.get $n))))))

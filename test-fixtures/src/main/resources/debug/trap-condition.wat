;; A condition that cannot be computed does not stop the program, and is no trap of the program.
(module
  (memory 1)
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $s i32)
    (loop $next
      (local.set $s (i32.add (local.get $s) (local.get $n)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (i32.div_u (local.get $s) (local.get $n)))
)

;; Reads the bytes before and after a pointer.
(module
  (memory 1)
  (func $walk (export "walk") (param $p i32) (param $step i32) (result i32)
    (local $sum i32)
    (loop $next
      (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $p))))
      (local.set $p (i32.add (local.get $p) (local.get $step)))
      (br_if $next (i32.lt_u (local.get $p) (i32.const 65536))))
    (local.get $sum))
)

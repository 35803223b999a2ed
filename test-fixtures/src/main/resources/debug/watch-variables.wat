;; Globals and locals can be watched once the program shows them.
(module
  (global $total (mut i32) (i32.const 0))
  (func $add (param $x i32)
    (global.set $total
      (i32.add (global.get $total) (local.get $x))))
  (func $main (export "main") (param $n i32) (result i32)
    (loop $again
      (call $add (local.get $n))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (global.get $total))
)

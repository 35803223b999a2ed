(module
  (memory 1)
  (func $main (export "main") (param $n i32) (result i32)
    (local $total i32)
    (local.set $total (i32.const 1))
    (local.set $total (i32.mul (local.get $total) (i32.const 100)))
    (loop $again
      (local.set $total (i32.add (local.get $total) (local.get $n)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n)))
    (i32.store (i32.const 0) (local.get $total))
    (local.get $total))
  (func $other
    (nop)))

(module
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $total i32)
    (loop $again (local.set $total (i32.add (local.get $total) (local.get $n))) (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $total)))

;; A small integer that is not there.
(module
  (func $main (export "main") (param $n i32) (result i32)
    (local $small (ref null i31))
    (if (i32.gt_s (local.get $n) (i32.const 0))
      (then (local.set $small (ref.i31 (local.get $n)))))
    (i31.get_s (local.get $small)))
)

;; An array whose length is negative.
(module
  (type $longs (array (mut i64)))
  (func $main (export "main") (param $n i32) (result i32)
    (array.len
      (array.new_default $longs (i32.sub (local.get $n) (i32.const 2)))))
)

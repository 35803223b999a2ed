;; A step over a call in which something watched is written stops there; one that does not reach it goes on.
(module
  (memory 1)
  (func $put (param $at i32)
    (i32.store8 (local.get $at) (i32.const 65)))
  (func $main (export "main")
    (call $put (i32.const 1))
    (call $put (i32.const 2))
    (call $put (i32.const 3)))
)

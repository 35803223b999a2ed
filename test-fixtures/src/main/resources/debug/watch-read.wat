;; A load is the last instruction before the function returns.
(module
  (memory 1)
  (data (i32.const 8) "\2a\00\00\00")
  (func $peek (param $p i32) (result i32)
    (i32.load (local.get $p)))
  (func $main (export "main") (result i32)
    (i32.store (i32.const 8) (i32.const 5))
    (i32.add (call $peek (i32.const 8)) (i32.const 1)))
)

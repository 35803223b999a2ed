;; An address beyond the end of the memory.
(module
  (memory 1)
  (func $divide (export "divide") (param $a i32) (param $b i32) (result i32)
    (i32.div_s (local.get $a) (local.get $b)))
  (func $load (export "load") (param $p i32) (result i32)
    (call $peek (local.get $p)))
  (func $peek (param $p i32) (result i32)
    (i32.load offset=12 (local.get $p)))
)

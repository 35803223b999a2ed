;; A memory with 64-bit addresses.
(module
  (memory $wide i64 1 1)
  (global $buffer (export "buffer") i64 (i64.const 0xfff0))
  (func $store (export "store") (param $p i64) (param $x f64)
    (f64.store offset=8 (local.get $p) (local.get $x)))
)

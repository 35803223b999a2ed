;; Instructions on many bytes trap before they write one.
(module
  (memory 1)
  (data $first (i32.const 8) "abcd")
  (func $clear (export "clear") (param $from i32) (param $count i32)
    (memory.fill (local.get $from) (i32.const 0x2a) (local.get $count))
    (memory.init $first (local.get $from) (i32.const 0) (i32.const 4)))
)

(module
  (memory (export "memory") i64 1 4)
  (func $fill (export "fill") (param $from i64) (param $count i64) (result i64)
    (memory.fill (local.get $from) (i32.const 0xab) (local.get $count))
    (drop (memory.grow (i64.const 1)))
    (memory.size)))

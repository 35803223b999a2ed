(module
  (memory (export "memory") i64 1)
  (func $count (export "count") (param $n i64) (result i64)
    (loop $again
      (i64.store (i64.const 256) (i64.add (i64.load (i64.const 256)) (i64.const 1)))
      (br_if $again (i64.lt_u (i64.load (i64.const 256)) (local.get $n))))
    (i64.load (i64.const 256))))

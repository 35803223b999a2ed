(module
  (memory (export "memory") i64 1)
  (func $put (export "put") (param $at i64) (param $value i64)
    (i64.store offset=8 (local.get $at) (local.get $value))))

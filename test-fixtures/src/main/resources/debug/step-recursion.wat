(module
  (func $fac (export "fac") (param $n i64) (result i64)
    (if (i64.le_s (local.get $n) (i64.const 1)) (then (return (i64.const 1))))
    local.get $n
    local.get $n
    i64.const 1
    i64.sub
    call $fac
    i64.mul))

(module
  (type (func))
  (func $a (call $ext<|>) (call 0) (call $b))
  (func $b (call 1))
  (export "a" (func 0))
  (elem declare func 0 1))

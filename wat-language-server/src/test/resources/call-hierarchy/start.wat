(module
  (start $main)
  (func $main<|>)
  (export "main" (func $main)))

(module
  (func $sum (export "sum")))

(module
  (func $f (export "f"))
  (export "f<|>" (func $f)))

(module
  (func $f (param i32) (result i32)
    (ret<|>urn (call $f (local.get 0)))))

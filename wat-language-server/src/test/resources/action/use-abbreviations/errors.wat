(module
  (fu<|>nc (export "f") (local i32) (local i32) (call $g)))

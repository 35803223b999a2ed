(module
  (fu<|>nc (export "f") (local i32 i32) (call $g)))

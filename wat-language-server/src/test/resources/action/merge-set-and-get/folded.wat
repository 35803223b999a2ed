(module
  (func (export "f") (param $x i32) (result i32)
    (local.s<|>et $x (i32.mul (local.get $x) (local.get $x))) ;; squared
    (local.get $x)
    (i32.add (local.get $x))))

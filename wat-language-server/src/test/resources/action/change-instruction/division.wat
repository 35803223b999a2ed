(module
  (func (param $x i32) (param $y i32) (result i32)
    (f32.div<|> (local.get $x) (local.get $y))))

(module
  (func (param $a f32) (param $x i32) (result f32)
    (f32.add<|> (local.get $a))))

(module
  (func (param $x f32) (result v128)
    (f32x4.neg<|> (local.get $x))))

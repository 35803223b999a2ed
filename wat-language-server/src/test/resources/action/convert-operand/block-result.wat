(module
  (func (param $x f64) (result f32)
    block (result f32)
      local.get<|> $x
    end))

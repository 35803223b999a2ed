(module
  (func (param $p i31ref) (result i32)
    (i32.eqz<|> (local.get $p))))

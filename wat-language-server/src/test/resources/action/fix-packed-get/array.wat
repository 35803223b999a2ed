(module
  (type $bytes (array (mut i8)))
  (func (param $b (ref $bytes)) (result i32)
    local.get $b
    i32.const 0
    array.get<|> $bytes))

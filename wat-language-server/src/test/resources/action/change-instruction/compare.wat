(module
  (func (param $x f64) (param $y f64) (result i32)
    local.get $x
    local.get $y
    i32.lt_s<|>))

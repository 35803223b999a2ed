(module
  (func (param $x f32) (param $y i64) (result f64)
    local.get $x
    local.get $y ;; the other
    f64.mul<|>))

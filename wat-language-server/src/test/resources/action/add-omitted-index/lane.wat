(module
  (memory $m 1)
  (func (param v128) (result v128)
    (v128.<|>load8_lane 3 (i32.const 0) (local.get 0))))

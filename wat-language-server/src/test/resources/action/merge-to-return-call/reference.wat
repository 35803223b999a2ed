(module
  (type $t (func (result i32)))
  (func (param (ref $t)) (result i32)
    (call_<|>ref $t (local.get 0))))

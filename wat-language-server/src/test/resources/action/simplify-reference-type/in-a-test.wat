(module
  (func (param anyref) (result i32)
    (ref.test (ref null str<|>uct) (local.get 0))))

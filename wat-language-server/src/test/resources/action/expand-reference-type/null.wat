(module
  (func (param null<|>ref)))

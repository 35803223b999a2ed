(module
  (func (param (ref<|> func))))

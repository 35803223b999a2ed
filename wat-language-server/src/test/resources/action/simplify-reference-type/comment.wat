(module
  (func (param (ref<|> null (;any;) func))))

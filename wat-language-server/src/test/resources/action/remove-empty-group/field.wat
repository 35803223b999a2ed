(module
  (type (struct (field<|>))))

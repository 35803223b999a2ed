(module
  (data "a\q<|>b"))

(module
  (data "a\n<|>b"))

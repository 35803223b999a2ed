(module
  (func (param $n i32)
    loop $l local.get $n br_if<|> $l end))

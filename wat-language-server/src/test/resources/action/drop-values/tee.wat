(module
  (func (param $x i32)
    (block
      (local.tee<|> $x (i32.const 1)))))

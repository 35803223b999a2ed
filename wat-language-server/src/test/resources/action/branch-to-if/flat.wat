(module
  (func (param $n i32)
    block $out
      local.get $n
      br_if<|> 0
      nop
    end))

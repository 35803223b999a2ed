(module
  (func (param $x i32)
    local.get $x
    loop
      local.set<|> $x
      br 0
    end))

(module
  (func (param $x i32)
    local.get $x
    drop<|>
    local.get $x
    i32.eqz
    drop
    loop $again
      local.get $x
      br_if $again
    end<|>
    local.get $x
    drop))

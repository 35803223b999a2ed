(module
  (func (param $a funcref) (param $b funcref) (param $c i32) (result funcref)
    local.get $a
    local.get $b
    local.get $c
    select<|>))

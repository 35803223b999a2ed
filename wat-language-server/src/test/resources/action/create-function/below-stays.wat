(module
  (memory 1)
  (func $main (param $at i32) (param $x i32)
    local.get $at
    local.get $x
    call $hash<|>
    i32.store))

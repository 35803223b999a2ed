(module
  (func $main (param $x i32) (result i32)
    local.get $x
    i32.const 3
    call $power<|>)
  (func $other))

(module
  (func $mix (param i32 i32 i32) (result i32) local.get 0)
  (func (param $first i32) (param $second i32) (result i32)
    local.get $first
    i32.const 1
    i32.add
    local.get $second
    i32.const 1000000
    i32.mul
    (i32.sub (local.get $first) (i32.const 2))
    call<|> $mix))

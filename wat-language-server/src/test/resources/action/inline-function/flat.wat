(module
  (func $clamp (param $x i32) (result i32)
    local.get $x
    i32.const 255
    i32.gt_u
    if
      i32.const 255
      return
    end
    local.get $x)
  (func $f (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.add
    call $cla<|>mp
    i32.const 1
    i32.add))

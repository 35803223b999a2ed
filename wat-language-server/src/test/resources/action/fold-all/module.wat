(mo<|>dule
  (func $f (param $x i32) (result i32)
    local.get $x
    if (result i32)
      i32.const 1
    else
      unreachable
      i32.add
    end)
  (func $g (result i32)
    (i32.add
      (i32.const 1)
      (i32.const 1)))
  (func $h (result i32) i32.const 1))

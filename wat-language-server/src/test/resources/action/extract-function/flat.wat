(module
  (func $f (param $x i32) (result i32)
    (local $a i32) (local $b i32)
    local.get $x
    <|>i32.const 1
    i32.add
    local.tee $a
    local.set $b
    <|>local.get $a
    local.get $b
    i32.mul)

  (func $g))

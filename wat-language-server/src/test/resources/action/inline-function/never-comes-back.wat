(module
  (func $fail (param $why i32) (result i32)
    unreachable)
  (func $f (param $x i32) (result i32)
    (i32.add (call $fa<|>il (i32.const 3)) (local.get $x))))

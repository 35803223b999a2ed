(module
  (func $square (param $x i32) (result i32)
    (i32.mul (local.get $x) (local.get $x)))
  (func $f (param $a i32) (result i32)
    (call $squ<|>are (local.get $a))))

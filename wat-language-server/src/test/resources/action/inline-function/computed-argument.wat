(module
  (func $square (param $x i32) (result i32)
    ;; by itself
    (i32.mul
      (local.get $x)
      (local.get $x)))
  (func $f (param $x i32) (result i32)
    (i32.add
      (c<|>all $square (i32.add (local.get $x) (i32.const 1)))
      (i32.const 2))))

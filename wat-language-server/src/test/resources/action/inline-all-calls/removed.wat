(module
  ;; What all this is about.

  ;; x * x
  (func $squ<|>are (param $x i32) (result i32)
    (i32.mul (local.get $x) (local.get $x)))

  (func $f (param $a i32) (result i32)
    (i32.add (call $square (local.get $a)) (call $square (call $square (i32.const 3)))))

  (func $g (result i32)
    (call $square (i32.const 2))))

(module
  (func $sub (param $a i32) (param $b i32) (result i32)
    (i32.sub (local.get $a) (local.get $b)))
  (func $f (param $x i32) (result i32)
    (call $s<|>ub (local.get $x) (local.tee $x (i32.const 1)))))

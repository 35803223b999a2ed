(module
  (func $sub (param $a i32) (param $b i32) (result i32)
    ;; the greater one first
    (i32.sub
      (local.get $a) ;; here
      (local.get $b)))
  (func $f (param $x i32) (result i32)
    (drop (i32.eqz (call $s<|>ub
      (local.get $x) ;; first
      (i32.const 2)))) ;; second
    (i32.const 1)))

(module
  (func $sum (param $x i32) (param $y i32) (result i32)
    (drop (call $sum (i32.const 1) 
;; @35..35 active: (param $y i32)
;; @35..35 signature[1]: call $sum (param $x i32) (param $y i32) (result i32)

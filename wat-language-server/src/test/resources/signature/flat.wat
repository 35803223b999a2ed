(module
  (@deprecated "use $more")
  ;; Adds.
  (func $sum (param $x i32) (param $y i32) (result i32)
    local.get $x
    local.get $y
    call $sum
;;  ^ signature[2]: call $sum (param $x i32) (param $y i32) (result i32)
;;         ^ signature[2]: call $sum (param $x i32) (param $y i32) (result i32)
;;         ^ doc: use $more / Adds.
;;         ^ stack: [i32 i32]
;; @2..2 signature[2]: call $sum (param $x i32) (param $y i32) (result i32)
;; @13..13 signature[2]: call $sum (param $x i32) (param $y i32) (result i32)
    i32.eqz
;;     ^ none
    call $sum
;;       ^ active: (param $y i32)
;;       ^ stack: [i32]
    (block (result i32) i32.const 1 i32.const 2 return_call $sum)
;;                                                   ^ signature[2]: return_call $sum (param $x i32) (param $y i32) (result i32)
    ))

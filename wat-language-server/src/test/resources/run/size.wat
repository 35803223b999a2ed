(module
  (import "a" "b" (func $imported))
  (func $empty)
;;      ^^^^^^ size: 0
  (func $folded (param $x i32) (result i32)
;;      ^^^^^^^ size: 6
    (if (result i32) (local.get $x) (then (i32.const 1)) (else (i32.add (i32.const 1) (i32.const 2)))))
  (func $flat (param $x i32) (result i32)
;;      ^^^^^ size: 4
    local.get $x
    if (result i32)
      i32.const 1
    else
      i32.const 2
    end)
  (func $catches (block $b (try_table (catch_all $b) nop)))
;;      ^^^^^^^^ size: 3
)

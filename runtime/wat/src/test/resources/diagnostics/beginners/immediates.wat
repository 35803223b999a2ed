(module
  (memory 1)
  (func $a i32.const)
;;                  ^ error[unexpected-token]: expected an integer but found `)`
  (func $b local.set)
;;                  ^ error[unexpected-token]: expected a local but found `)`
  (func $c (call))
;;              ^ error[unexpected-token]: expected a function but found `)`
  (func $d (result f32) (f32.const))
;;                                ^ error[unexpected-token]: expected a number but found `)`
  (func $e (result i32) (i32.const 1.0))
;;                                 ^^^ error[unexpected-token]: expected an integer but found `1.0`: integers have no decimal point
  (func $f (i32.load offset = 4 (i32.const 0)))
;;                   ^^^^^^ error[unexpected-token]: expected a folded instruction or `)` but found `offset`
  (func $g (br 0 1))
;;          ^^^^^^ error[unexpected-token]: `br` takes its operands from the stack, not `1`: write it as `(br (i32.const 1) ...)`, or put the value there first
  (func $h (result i32) i32.const0)
;;                      ^^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.const0`, did you mean `i32.const`?
  (start)
;;      ^ error[unexpected-token]: expected a function but found `)`
)

(module
  (func $f (param $x i32) (result i32)
;;      ^^ related: first defined here
    (; 𝄞𝄞 ;) (i32.add (local.get $x) (local.get $y)))
;;                                                ^^ error[unknown-local]: unknown local `$y`
  (func $f)
;;      ^^ error[duplicate-name]: function `$f` is already defined
  (func (drop (i64.const "a")))
;;                       ^^^ error[unexpected-token]: expected an integer but found `"a"`: write the number of the character, 97
  (func (result i32) (i32.ad (i32.const 1)))
;;                    ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.ad`, did you mean `i32.add`?
  (func (result i32) (f32.const 1)))
;;                    ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [f32]
;;                                ^ related: it ends here

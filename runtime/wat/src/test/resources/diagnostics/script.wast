(module $a (func (export "f") (result i32) (i32.const 1)))
(assert_return (invoke "f") (i32.const 1))
(module $b (func (result i32) (i64.const 1)))
;;                             ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i64]
;;                                         ^ note: it ends here
(assert_invalid (module (func (result i32))) "type mismatch")
(module quote "(func")
;;              ^^^^ error[unclosed-parenthesis]: expected `)` but found the end of the text
(module binary "\00asm" "\01\00\00\00")
(register "b" $b)
(module definition $c (func (call $missing)))
;;                                ^^^^^^^^ error[unknown-function]: unknown function `$missing`
(module instance $i $c)
(hello)
;; @1..6 error[unknown-operator]: unknown instruction or keyword `hello`

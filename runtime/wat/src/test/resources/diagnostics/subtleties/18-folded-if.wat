(module
  (func (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (i32.const 2))))
  (func (if (nop) (i32.const 1) (then)))
  (func i32.const 1 (if (then)))
  (func (if (i32.const 1) (else)))
;;                        ^ error[unexpected-token]: expected a folded condition or `(then` but found `(else`
  (func (if (i32.const 1) (then) (then)))
;;                               ^ error[unexpected-token]: expected `(else` or `)` but found `(then`
  (func (if (i32.const 1) (then) (else) (nop)))
;;                                      ^ error[unexpected-token]: expected `)` but found `(nop`
)

(module
  (func (result i32) unreachable i32.add)
  (func (result i32) (return (i32.const 1)) (i32.eqz))
  (func unreachable (i64.const 0) i32.eqz drop)
;;                   ^^^^^^^^^ note: this gives an i64
;;                                ^^^^^^^ error[type-mismatch]: `i32.eqz` needs [i32] but the stack has [i64]
  (func (result i32) unreachable (i64.const 1))
;;                                ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i64]
;;                                            ^ note: it ends here
)

;; An operand that is not there.
(module
  (func (export "f") (result i32)
    i32.const 1
    i32.add))
;;  ^^^^^^^ error[type-mismatch]: `i32.add` needs 2 operands, [i32 i32], but there is only one: [i32]

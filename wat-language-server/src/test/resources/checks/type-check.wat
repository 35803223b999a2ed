;; An operand of another type.
(module
  (func (export "f") (param $x f32) (result i32)
    (i32.add (i32.const 1) (local.get $x))))
;;   ^^^^^^^ error[type-mismatch]: `i32.add` needs [i32 i32] but the stack has [i32 f32]
;;                          ^^^^^^^^^ related: this gives an f32

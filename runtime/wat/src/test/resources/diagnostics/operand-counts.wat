(module
  (func $pow (param $base f64) (param $exponent i32) (result f64) (local.get $base))
  (func $none)
  (func (result i32) (i32.add (i32.const 1)))
;;                    ^^^^^^^ error[type-mismatch]: `i32.add` needs 2 operands, [i32 i32], but there is only one: [i32]
  (func (result i32) (i32.add (i32.const 1) (i32.const 2) (i32.const 3)))
;;                    ^^^^^^^ error[type-mismatch]: `i32.add` takes 2 operands but has 3 folded into it
;;                             ^^^^^^^^^ note: nobody takes this value
  (func (result f64) (call $pow (f64.const 1)))
;;                    ^^^^ error[type-mismatch]: `call $pow` needs 2 operands, [f64 i32], but there is only one: [f64]
  (func (result f64) (call $pow (i32.const 1) (f64.const 1)))
;;                    ^^^^ error[type-mismatch]: `call $pow` needs [f64 i32] but the stack has [i32 f64]
;;                               ^^^^^^^^^ note: this gives an i32
;;                                             ^^^^^^^^^ note: this gives an f64
  (func (result f64) (call $pow (f64.const 1) (i32.const 1) (i32.const 2)))
;;                    ^^^^ error[type-mismatch]: `call $pow` takes 2 operands but has 3 folded into it
;;                               ^^^^^^^^^ note: nobody takes this value
  (func (call $none (i32.const 1) (i32.const 2)))
;;       ^^^^ error[type-mismatch]: `call $none` takes no operands but has 2 folded into it
;;                   ^^^^^^^^^ note: nobody takes this value
  (func (result i32)
    i32.const 1
;;  ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i32 i32], 1 too many
    i32.const 2)
;;             ^ note: it ends here
  (func
    i32.const 1)
;;  ^^^^^^^^^ error[type-mismatch]: the function must leave nothing but leaves [i32]
;;             ^ note: it ends here
  (func (result i32)
;;      ^^^^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves nothing
    nop)
;;     ^ note: it ends here
  (func (result i32) (i64.const 1))
;;                    ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i64]
;;                                ^ note: it ends here
  (func (result i32)
    i64.const 1
;;  ^^^^^^^^^ note: this gives an i64
    f32.const 2
;;  ^^^^^^^^^ note: this gives an f32
    i32.add)
;;  ^^^^^^^ error[type-mismatch]: `i32.add` needs [i32 i32] but the stack has [i64 f32]
  (func drop)
;;      ^^^^ error[type-mismatch]: `drop` needs an operand but the stack is empty
  (func (result i32)
    i32.const 1
    block
;;  ^^^^^ note: values from before this `block` cannot be used inside of it
      i32.const 2
      i32.add
;;    ^^^^^^^ error[type-mismatch]: `i32.add` needs 2 operands, [i32 i32], but there is only one in this block: [i32]
      drop
    end)
  (func
    block (result i32)
;;  ^^^^^ note: it begins here
      nop
    end
;;  ^^^ error[type-mismatch]: this `block` must leave [i32] but leaves nothing
    drop)
  (func
    (block (i32.const 1)))
;;   ^^^^^ note: it begins here
;;          ^^^^^^^^^ error[type-mismatch]: this `block` must leave nothing but leaves [i32]
;;                      ^ note: it ends here
  (func (param $x i32)
    (if (local.get $x) (local.get $x) (then)))
;;   ^^ error[type-mismatch]: `if` takes 1 operand but has 2 folded into it
;;       ^^^^^^^^^ note: nobody takes this value
  (func (result i32)
    (block $b (result i32) (br $b)))
;;                          ^^ error[type-mismatch]: `br $b` needs an i32 but the stack is empty
  (func (local $f f32)
    (local.set $f (i32.const 1)))
;;   ^^^^^^^^^ error[type-mismatch]: `local.set $f` needs [f32] but the stack has [i32]
;;                 ^^^^^^^^^ note: this gives an i32
)

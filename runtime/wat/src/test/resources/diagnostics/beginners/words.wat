(module
  (func (result i32) i32.const 1 i32.const 2 i32.plus)
;;                                           ^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.plus`, did you mean `i32.add`?
  (func (result i32) i32.const 1 i32.const 2 i32.div)
;;                                           ^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.div`: write `i32.div_s` for signed numbers, `i32.div_u` for unsigned ones
  (func (result i32) i32.const 1 i32.const 2 i32.mod)
;;                                           ^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.mod`: write `i32.rem_s` for signed numbers, `i32.rem_u` for unsigned ones
  (func (result i32) i32.const 1 i32.const 2 i32.lt)
;;                                           ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.lt`: write `i32.lt_s` for signed numbers, `i32.lt_u` for unsigned ones
  (func (result i32) i32.const 1 i32.neg)
;;                               ^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.neg`: subtract from 0
  (func (result f32) i32.const 1 f32.convert_i32)
;;                               ^^^^^^^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `f32.convert_i32`: write `f32.convert_i32_s` for signed numbers, `f32.convert_i32_u` for unsigned ones
  (func (result i32) f32.const 1 i32.trunc_sat_f32)
;;                               ^^^^^^^^^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.trunc_sat_f32`: write `i32.trunc_sat_f32_s` for signed numbers, `i32.trunc_sat_f32_u` for unsigned ones
  (func i32.const 1 pop)
;;                  ^^^ error[unknown-operator]: unknown instruction or keyword `pop`: write `drop`, or `local.set` to keep the value
  (func break)
;;      ^^^^^ error[unknown-operator]: unknown instruction or keyword `break`: write `br` with the label of a block
  (func (result i32) i32.const 1 ret)
;;                               ^^^ error[unknown-operator]: unknown instruction or keyword `ret`, did you mean `return`?
)

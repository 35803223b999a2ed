(module
  (func (export "i64.trunc_f32_u")
    (drop (i64.trunc_f32_u (f32.const nan))))
  (func (export "i32.trunc_f64_s")
    (drop (i32.trunc_f64_s (f64.const -nan:0x123)))))

(module
  (func (drop (f32.const 0x1.8p+3)) (drop (f32.const 1.)) (drop (f64.const 1e10)) (drop (f64.const 0x1.)))
  (func (drop (f32.const inf)) (drop (f64.const -nan)) (drop (f32.const nan:0x1)) (drop (f32.const nan:0x7fffff)))
  (func (drop (f32.const .5)))
;;                       ^^ error[unexpected-token]: expected a number but found `.5`
  (func (drop (f32.const nan:0x0)) (drop (f32.const nan:0x800000)) (drop (f64.const nan:1)))
;;                       ^^^^^^^ error[constant-out-of-range]: `nan:0x0` is out of range for f32
;;                                                  ^^^^^^^^^^^^ error[constant-out-of-range]: `nan:0x800000` is out of range for f32
;;                                                                                  ^^^^^ error[unexpected-token]: expected a number but found `nan:1`
  (func (drop (f32.const 340282356779733661637539395458142568448)))
;;                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[constant-out-of-range]: `340282356779733661637539395458142568448` is out of range for f32
  (func (drop (f32.const 340282356779733661637539395458142568447)))
  (func (drop (f64.const 1e)))
;;                       ^^ error[unexpected-token]: expected a number but found `1e`
)

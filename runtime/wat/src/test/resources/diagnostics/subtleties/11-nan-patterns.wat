(module
  (func (drop (f32.const nan:canonical)))
;;                       ^^^^^^^^^^^^^ error[unexpected-token]: expected a number but found `nan:canonical`
  (func (drop (f64.const nan:arithmetic)))
;;                       ^^^^^^^^^^^^^^ error[unexpected-token]: expected a number but found `nan:arithmetic`
)

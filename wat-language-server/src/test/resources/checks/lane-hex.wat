;; A number that is written in another way.
(module
  (memory 1)
  (func (export "f") (param v128) (result v128)
    (v128.load8_lane 0 offset=16 0x10 (i32.const 0) (local.get 0))))
;;                               ^^^^ error[invalid-lane-index]: lane 16 does not exist, there are 16

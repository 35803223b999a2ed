;; A lane that does not exist.
(module
  (func (export "f") (param v128) (result i32)
    (i32x4.extract_lane 4 (local.get 0))))
;;                      ^ error[invalid-lane-index]: lane 4 does not exist, there are 4

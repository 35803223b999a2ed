;; Too few lanes.
(module
  (func (export "f") (result v128)
    (v128.const i32x4 1 2 3)))
;;              ^^^^^ related: this has 4 lanes
;;                         ^ error[wrong-lane-count]: expected 4 lanes but found 3

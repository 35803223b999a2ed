;; to: $m
(module
  (memory 1) (memory 1)
  (data (i32.const 0)"x")
  (data (memory 0) (i32.const 0) "x")
  (func (i32.store 0<|> (i32.const 0) (i32.load8_u 0 offset=0 (i32.const 0))) (memory.copy 0 1 (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.init 0 0 (i32.const 0) (i32.const 0) (i32.const 0))
    (drop (v128.load8_lane 0 0 (i32.const 0) (v128.const i32x4 0 0 0 0)))))

;; to: $d
(module (memory 1) (data "x") (func (data.drop 0<|>) (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0))))

(module
  (global $g (export "g") (mut i32) (i32.const 0))
  (func (export "f")
    global.get $g
    global.s<|>et $g
    nop))

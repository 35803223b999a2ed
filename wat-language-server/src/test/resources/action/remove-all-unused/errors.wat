(mod<|>ule
  (func $f)
  (func (export "g") (call $h)))

(module
  (func $f<|>)
  (func (export "g") (call $h)))

(module
  (func $f (param $x<|> i32))
  (func (export "g") (call $f (i32.const 1))))

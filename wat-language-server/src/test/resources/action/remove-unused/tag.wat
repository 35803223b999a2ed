(module
  (tag $t<|>)
  (tag (param i32))
  (func (export "f") (throw 1 (i32.const 1))))

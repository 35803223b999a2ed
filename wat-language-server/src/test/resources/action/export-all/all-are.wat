(module<|>
  (func $f (export "f") (param i32))
  (func (nop)))

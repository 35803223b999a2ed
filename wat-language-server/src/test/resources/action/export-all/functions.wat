(module<|>
  (import "a" "b" (func $b))
  (func $f (param i32))
  (func $g (export "f"))
  (func (nop)))

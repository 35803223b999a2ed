(module
  (func $pair (result i32 i32) (i32.const 1) (i32.const 2))
  (func $sum (param $a i32) (param $b i32) (result i32)
    (i32.add (local.get $a) (local.get $b)))
  (func (result i32)
    (call $s<|>um (call $pair))))

(module
  (func (param $x i32) (result i32) local.get $x i32.const 1 i32.add i32.const 2 i32.sub i32.const 3 i32.xor i32.eq<|>z))

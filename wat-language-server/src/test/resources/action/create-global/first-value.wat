(module
  (global $zero i64 (i64.const 0))
  (global $start i64 (global.get $base<|>))
  (func (result i64) (i64.add (global.get 0) (global.get 1))))

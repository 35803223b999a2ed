(module
  (memory $heap 1)
  (func (result i32)
    (i32.<|>load $heap offset=4 (i32.const 0))))

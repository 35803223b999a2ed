(module
  (func $f (param $p i32) (result i32) nop(local.get $p)nop)
  (func (call $<|>f(i32.const 1))drop))

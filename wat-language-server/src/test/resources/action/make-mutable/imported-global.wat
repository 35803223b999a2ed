(module
  (import "env" "g" (global $g i32))
  (func (global.set $g<|> (i32.const 1))))

(module
  (global $own i32 (i32.const 0))
  (global $g (<|>import "a" "g") i32)
  (func (result i32)
    (i32.add (global.get 0) (global.get 1))))

;; Set to another one, or to something made of it.
(module
  (global $g (mut i32) (i32.const 0))
  (global $h (mut i32) (i32.const 0))
  (func (export "f") (param $x i32) (param $y i32) (result i32)
    (local.set $x (local.get $y))
    (local.set $x (i32.add (local.get $x) (i32.const 1)))
    (global.set $g (global.get $h))
    (global.set $h (local.get 1))
    (local.set 0 (global.get 0))
    local.get $x
    (block (param i32)
      local.set $x)
    (return (local.get $x))
    (local.set $x (local.get $x))))

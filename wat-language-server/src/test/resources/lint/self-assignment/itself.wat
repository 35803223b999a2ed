;; Each is set to what it is.
(module
  (global $g (mut i32) (i32.const 0))
  (func (export "f") (param $x i32) (param $y i32) (result i32)
    (local.set $x (local.get $x))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[self-assignment]: this sets a local to the value that it has
    (global.set $g (global.get $g))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[self-assignment]: this sets a global to the value that it has
    local.get $y
;; @4..+1:15 warning[self-assignment]: this sets a local to the value that it has
    local.set 1
    (local.tee $x (local.get $x))))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[self-assignment]: this sets a local to the value that it has

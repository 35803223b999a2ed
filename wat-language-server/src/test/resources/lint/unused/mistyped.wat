;; Errors: types that do not fit do not put names in doubt, but a function with a mistake is left alone.
(module
  (func $helper)
;;      ^^^^^^^ warning[unused]: function `$helper` is never used
  (func (export "main") (result i32) (local $x i32)
    (f32.const 1)))

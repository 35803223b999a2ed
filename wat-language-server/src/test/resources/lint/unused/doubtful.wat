;; Errors: a name that is not known, or a mistake in the syntax, might be a use of anything.
(module
  (func $helper)
  (global $g i32 (i32.const 0))
  (func (export "main") (local $x i32)
    (call $helpr)
    (block $b)))

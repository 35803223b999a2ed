;; Set by code, or by whoever imports or exports it, or not used at all, which is another matter.
(module
  (import "env" "depth" (global $depth (mut i32)))
  (global $counter (mut i32) (i32.const 0))
  (global $exported (mut i32) (i32.const 0))
  (global $inline (export "inline") (mut i32) (i32.const 0))
  (global $unused (mut i32) (i32.const 0))
  (global $constant i32 (i32.const 0))
  (export "exported" (global $exported))
  (func (export "f") (result i32 i32 i32 i32 i32)
    (global.set 1 (i32.const 1))
    (global.get $depth) (global.get $counter) (global.get $exported) (global.get $inline)
    (global.get $constant)))

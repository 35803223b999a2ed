;; A global that is set but never read. Imported ones are read elsewhere.
(module
  (import "env" "depth" (global $depth (mut i32)))
  (global $calls (mut i32) (i32.const 0))
;;        ^^^^^^ warning[unread]: global `$calls` is set but never read
  (global (mut i32) (i32.const 0))
;; ^^^^^^ warning[unread]: global 2 is set but never read
  (func (export "f")
    (global.set $depth (i32.const 1))
    (global.set $calls (i32.const 1))
    (global.set 2 (i32.const 1))))

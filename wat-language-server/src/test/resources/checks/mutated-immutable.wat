;; A global that cannot be set.
(module
  (global $g i32 (i32.const 0))
  (func (export "f")
    (global.set $g (i32.const 1))))
;;              ^^ error[immutable-global]: global `$g` is immutable

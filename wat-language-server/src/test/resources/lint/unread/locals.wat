;; Locals and parameters that are set but never read; `local.tee` does not read.
(module
  (func (export "f") (param $p i32) (param $q i32) (result i32)
;;                                         ^^ warning[unread]: local `$q` is set but never read
    (local $a i32) (local $b i32) (local i32)
;;         ^^ warning[unread]: local `$a` is set but never read
;;                        ^^ warning[unread]: local `$b` is set but never read
;;                                 ^^^^^ warning[unread]: local 4 is set but never read
    (local.set $a (i32.const 1))
    (local.set $q (i32.const 1))
    (local.set 4 (i32.const 2))
    (local.tee $b (local.get $p))))

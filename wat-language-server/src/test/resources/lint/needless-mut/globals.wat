;; A mutable global that nothing sets.
(module
  (global $limit (mut i32) (i32.const 10))
;;                ^^^ warning[needless-mut]: global `$limit` is never set, so it need not be mutable
  (global (mut i64) (i64.const 10))
;;         ^^^ warning[needless-mut]: global 1 is never set, so it need not be mutable
  (func (export "f") (result i32 i64)
    (global.get $limit) (global.get 1)))

;; Nothing makes this memory grow, so it has the size that it has.
(module
  (memory $m 1 10)
  (data $text "hello")
  (func (export "f") (param $x i32) (result i32)
    (i32.store (i32.const 65533) (local.get $x))
;;   ^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65537 bytes but memory `$m` has 65536 bytes
    (i32.store8 offset=65536 (i32.const 0) (local.get $x))
;;   ^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65537 bytes but memory `$m` has 65536 bytes
    (v128.store (i32.add (i32.const 65500) (i32.const 30)) (v128.const i64x2 0 0))
;;   ^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65546 bytes but memory `$m` has 65536 bytes
    (memory.fill (i32.const 65530) (local.get $x) (i32.const 7))
;;   ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65537 bytes but memory `$m` has 65536 bytes
    (memory.copy (i32.const 65537) (local.get $x) (local.get $x))
;;   ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65537 bytes but memory `$m` has 65536 bytes
    (memory.copy (local.get $x) (i32.const 65536) (i32.const 1))
;;   ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 65537 bytes but memory `$m` has 65536 bytes
    (memory.init $text (local.get $x) (i32.const 4) (i32.const 2))
;;   ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 6 bytes but data segment `$text` has 5 bytes
    (i32.load (i32.const -4))))
;;   ^^^^^^^^ warning[out-of-bounds-address]: this access needs 4294967296 bytes but memory `$m` has 65536 bytes

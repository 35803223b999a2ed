;; One grows, one is seen by others, one comes from them: each may become as large as its maximum.
(module
  (import "host" "memory" (memory $imported 0 2))
  (import "host" "endless" (memory $endless 0))
  (memory $grown 1 2)
  (memory $exported (export "memory") 1)
  (data (memory $imported) (i32.const 131071) "xy")
;;                         ^^^^^^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 131073 bytes but memory `$imported` has at most 131072 bytes
  (data (memory $imported) (i32.const 131070) "xy")
  (data (memory $endless) (i32.const -2) "xy")
  (data (memory $endless) (i32.const -1) "xy")
;;                        ^^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 4294967297 bytes but memory `$endless` has at most 4294967296 bytes
  (data (memory $grown) (i32.const 65535) "xy")
;;                      ^^^^^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 65537 bytes but memory `$grown` has 65536 bytes
  (func (export "f")
    (drop (memory.grow $grown (i32.const 1)))
    (drop (i32.load8_u $grown (i32.const 131071)))
    (drop (i32.load8_u $grown (i32.const 131072)))
;;         ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 131073 bytes but memory `$grown` has at most 131072 bytes
    (drop (i32.load8_u $imported (i32.const 131071)))
    (drop (i32.load8_u $imported (i32.const 131072)))
;;         ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 131073 bytes but memory `$imported` has at most 131072 bytes
    (drop (i32.load8_u $exported (i32.const -1)))
    (drop (i32.load8_u $exported offset=1 (i32.const -1)))
;;         ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 4294967297 bytes but memory `$exported` has at most 4294967296 bytes
    (drop (i32.load8_u $endless (i32.const -1)))))

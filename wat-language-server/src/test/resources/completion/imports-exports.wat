;; Import and export descriptions; in strings what the same text knows.
(module
  (import "env" "log" (func $log (param i32)))
  (import "env" "memory" (memory 1))
  (import "env" "lo<|>g" (<|>func))
;;               ^^^^^ offers: log func
;; @29..29 offers: func | global | memory | table | tag
  (import "e<|>nv" "base" (global $base i32))
;;         ^^^^ offers: env
  (global $own i32 (i32.const 0))
  (func $f (param i32) (result i32) local.get 0)
  (export "f" (<|>func $f))
;; @18..18 offers: func | memory | global | table | tag
  (export "g" (func <|>$f))
;; @23..23 offers: $log [i32] -> [] | 1 [] -> [] | $f [i32] -> [i32]
  (export "h" (global <|>$own))
;; @25..25 offers: $base i32 | $own i32
  (export "m" (memory <|>0))
;; @25..25 offers: 0 1
  (start <|>$log)
;; @12..12 offers: 1 [] -> [] | $log [i32] -> [] | $f [i32] -> [i32]
)

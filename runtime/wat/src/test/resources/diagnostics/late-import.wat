(module
  (func $work (param $n i32) (result i32) (local.get $n))
;; ^^^^ note: this stands before it
  (global $own i32 (i32.const 7))
  (func $main (param $k i32)
    (call $log (call $work (local.get $k)))
    (call $logs (i64.extend_i32_s (global.get $own)))
    (call $log (global.get $base)))
  (func $logs (import "env" "logs") (param i64))
;;             ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (global $base (import "env" "base") i32)
;;               ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (import "env" "log" (func $log (param i32)))
;; ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (export "main" (func $main)))

;; Fields of a module that nothing uses.
(module
  (type $pair (func (param i32 i32)))
;;      ^^^^^ warning[unused]: type `$pair` is never used
  (type $called (func))
  (import "env" "log" (func $log (param i32)))
;;                          ^^^^ warning[unused]: function `$log` is never used
  (import "env" "table" (table 1 funcref))
;;                       ^^^^^ warning[unused]: table 0 is never used
  (memory 1)
;; ^^^^^^ warning[unused]: memory 0 is never used
  (table $t 4 funcref)
  (global $limit i32 (i32.const 10))
;;        ^^^^^^ warning[unused]: global `$limit` is never used
  (global i32 (i32.const 1))
;; ^^^^^^ warning[unused]: global 1 is never used
  (tag $stop)
;;     ^^^^^ warning[unused]: tag `$stop` is never used
  (data $hello "hello")
;;      ^^^^^^ warning[unused]: data segment `$hello` is never used
  (elem $fs func $main)
;;      ^^^ warning[unused]: element segment `$fs` is never used
  (func $main (export "main") (call_indirect $t (type $called) (i32.const 0)))
  (func $lonely)
;;      ^^^^^^^ warning[unused]: function `$lonely` is never used
  (func))
;; ^^^^ warning[unused]: function 3 is never used

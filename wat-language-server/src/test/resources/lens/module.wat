(module
  (type $unary (func (param i32) (result i32)))
;;      ^^^^^^ lens: 2
  (import "env" "twice" (func $twice (type $unary)))
;;                            ^^^^^^ lens: 3
  (memory $m 1)
;;        ^^ lens: 2
  (table 2 funcref)
;; ^^^^^ lens: 1
  (global $g (mut i32) (i32.const 0))
;;        ^^ lens: 2
  (tag $oops)
;;     ^^^^^ lens: 0
  (data $d (memory $m) (i32.const 0) "🎉")
;;      ^^ lens: 1
  (elem $e (table 0) (i32.const 0) func $twice 0)
;;      ^^ lens: 0
  (export "twice" (func $twice))
  (func (export "f") (type $unary)
;; ^^^^ lens: 1
    (local $unused i32)
    (global.set $g (i32.const 1))
    (memory.init $m $d (i32.const 0) (i32.const 0) (i32.const 0))
    (call 1 (global.get $g))))

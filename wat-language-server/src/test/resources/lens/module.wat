(module
  (type $unary (func (param i32) (result i32)))
;;      ^^^^^^ lens: 2
  (import "env" "twice" (func $twice (type $unary)))
;;                            ^^^^^^ lens: 4
  (memory $m 1) ;; most instructions use it without its name, so a number would tell too little
  (memory $scratch 1)
;;        ^^^^^^^^ lens: 1
  (table 2 funcref)
  (global $g (mut i32) (i32.const 0))
;;        ^^ lens: 2
  (tag $oops)
;;     ^^^^^ lens: 0
  (data (memory $m) (i32.const 0) "written without anybody's help")
  (data $d "🎉")
;;      ^^ lens: 1
  (elem (table 0) (i32.const 0) func $twice 0)
  (elem $e func $twice)
;;      ^^ lens: 0
  (export "twice" (func $twice))
  (func (export "f") (type $unary)
;; ^^^^ lens: 1
    (local $unused i32)
    (global.set $g (i32.const 1))
    (memory.init $scratch $d (i32.const 0) (i32.const 0) (i32.const 0))
    (call 1 (global.get $g))))

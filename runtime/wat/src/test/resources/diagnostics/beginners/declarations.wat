(module
  (func $a (result i32)
    i32.const 1
    (local $y i32)
;;  ^ error[unexpected-token]: expected an instruction but found `(local`: all declarations come first, in the order export, type, param, result, local
    local.set $y
    local.get $y)
  (func $b (result i32) (param $x i32)
;;                      ^ error[unexpected-token]: expected an instruction but found `(param`: all declarations come first, in the order export, type, param, result, local
    (local.get $x))
  (func $c (local $t i32) (result i32)
;;                        ^ error[unexpected-token]: expected an instruction but found `(result`: all declarations come first, in the order export, type, param, result, local
    (local.get $t))
  (func $d (param $p int) (result bool)
;;                   ^^^ error[unexpected-token]: expected a value type but found `int`, did you mean `i32`?
;;                                ^^^^ error[unexpected-token]: expected a value type or `)` but found `bool`, did you mean `i32`?
    (local.get $p))
  (func $e (param $s string) (result void))
;;                   ^^^^^^ error[unexpected-token]: expected a value type but found `string`: there are no strings: pass an address and a length
;;                                   ^^^^ error[unexpected-token]: expected a value type or `)` but found `void`: what gives nothing has no `(result)`
  (func $f (local $n i33) (local.set $n (i32.const 1)))
;;                   ^^^ error[unexpected-token]: expected a value type but found `i33`
  (global $h mut i32 (i32.const 0))
;;           ^^^ error[unexpected-token]: expected a value type but found `mut`: a mutable type is written `(mut i32)`
  (global $i i32)
;;              ^ error[type-mismatch]: the constant expression must leave [i32] but leaves nothing
  (memory)
;;       ^ error[unexpected-token]: expected a size but found `)`
)

(module
  (func $f (param $x i33))
;;                   ^^^ error[unexpected-token]: expected a value type but found `i33`
  (func $g (result i32)
    i32.const 1
    i32.ad)
;;  ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.ad`, did you mean `i32.add`?
  (func (local.get))
;;                ^ error[unexpected-token]: expected a local but found `)`
  (func (i32.const 1.5))
;;                 ^^^ error[unexpected-token]: expected an integer but found `1.5`: integers have no decimal point
  (func (if (i32.const 1) (i32.const 2) (else (nop))))
;;                                      ^ error[unexpected-token]: expected a folded condition or `(then` but found `(else`
  (func (if (i32.const 1) (nop)))
;;       ^^ note: a folded `if` is written `(if (condition) (then ...) (else ...))`
;;                             ^ error[unexpected-token]: expected a folded condition or `(then` but found `)`
  (func i32.const 1 if nop)
;;                  ^^ error[unexpected-token]: expected an `end` for this block but found `)`
;;                        ^ note: the parenthesis around it closes here
  (func end)
;;      ^^^ error[unexpected-token]: expected an instruction but found `end`: no block is open here
  (func block $a end $b)
;;            ^^ note: the block gets its name here
;;                   ^^ error[mismatching-label]: this label is `$b` but the block is called `$a`
  (func (i32.add (i32.const 1) i32.const 2) drop)
;;                             ^^^^^^^^^ error[unexpected-token]: expected a folded instruction or `)` but found `i32.const`
  (func (nop) (local i32))
;;            ^ error[unexpected-token]: expected an instruction but found `(local`: all declarations come first, in the order export, type, param, result, local
  (fnc $z)
;; ^^^ error[unknown-operator]: unknown instruction or keyword `fnc`, did you mean `func`?
  (table 1 anyfunc)
;;         ^^^^^^^ error[obsolete-keyword]: `anyfunc` is now called `funcref`
  (func (get_local 0))
;;       ^^^^^^^^^ error[obsolete-keyword]: `get_local` is now called `local.get`
  (func (i32.trunc_s:sat/f32 (f32.const 1)))
;;       ^^^^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `i32.trunc_s:sat/f32` is now called `i32.trunc_sat_f32_s`
  (memory 1) nonsense
;;           ^^^^^^^^ error[unexpected-token]: expected a module field but found `nonsense`
  (global i32 (i32.const 0) 5)
;;                          ^ error[unexpected-token]: expected an instruction but found `5`: a number is put on the stack by `i32.const 5`
)

(module
  (func $a (param $x i32) (result i32)
    local.get $x
    if (result i32)
      i32.const 1
    elseif
;;  ^^^^^^ error[unknown-operator]: unknown instruction or keyword `elseif`: write `else`, then another `if` with an `end` of its own
      i32.const 2
    else
      i32.const 3
    end)
  (func $b (param $x i32)
    (if (local.get $x) (else (nop))))
;;                     ^ error[unexpected-token]: expected a folded condition or `(then` but found `(else`
  (func $c (param $x i32) (result i32)
    (if (local.get $x)
;;   ^^ note: a folded `if` is written `(if (condition) (then ...) (else ...))`
      (i32.const 1)
      (i32.const 2)))
;;                 ^ error[unexpected-token]: expected a folded condition or `(then` but found `)`
  (func $d (param $x i32) (result i32)
    (if (i32.eq (local.get $x) (i32.const 1)) then
;;                                            ^^^^ error[unexpected-token]: expected a folded condition or `(then` but found `then`
      (i32.const 1) else (i32.const 2) end))
  (func $e (param $x i32) (result i32)
    (if (result i32) (local.get $x) (then (i32.const 1))))
;;   ^^ error[type-mismatch]: this `if` needs an `else` that leaves [i32] too
;;                                                      ^ note: it ends here without one
  (func $f (then (nop)))
;;         ^ error[unexpected-token]: expected an instruction but found `(then`
  (func $g else)
;;         ^^^^ error[unexpected-token]: expected an instruction but found `else`: no `if` is open here
  (func $h end)
;;         ^^^ error[unexpected-token]: expected an instruction but found `end`: no block is open here
  (func $i (if (then)))
;;          ^^ error[type-mismatch]: `if` needs an i32 but the stack is empty
)

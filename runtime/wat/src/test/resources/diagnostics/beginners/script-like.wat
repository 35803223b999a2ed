(module
  (func $a(x, y) {
;;         ^ error[unknown-operator]: unknown instruction or keyword `x`
    return x + y;
  })
  (function $b)
;; ^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `function`, did you mean `func`?
  (func $c (local $i i32)
    $i = 5)
;;  ^^ error[unexpected-token]: expected an instruction but found `$i`: the value of a local is put on the stack by `local.get $i`
  (func $d (while (i32.const 1)))
;;          ^^^^^ error[unknown-operator]: unknown instruction or keyword `while`: write `loop` with a `br_if` to its label
  (func $e (result i32) (i32.const 'a'))
;;                                 ^^^ error[unexpected-token]: expected an integer but found `'a'`: write the number of the character, 97
)

(module
;; @0..1 note: to match this parenthesis
  (func $a (param $x i32) (result i32)
;;^ note: to match this parenthesis
    (i32.add
      (i32.mul
        (local.get $x)
        (i32.const 2)
;;                  ^ note: the indentation says that it is missing here
      (i32.const 1)))
;;                  ^ error[unclosed-parenthesis]: expected `)` but found `(func`
  (func $b
;;^ note: to match this parenthesis
    (block
      (nop)
;;        ^ note: the indentation says that it is missing here
    (nop)
  )
;;^ error[unclosed-parenthesis]: expected `)` but found `(func`
  (func $c (result i32)
    (i32.const 1)
)
;; @eof error[unclosed-parenthesis]: expected `)` but found the end of the text

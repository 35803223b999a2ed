(module
  (func $f (param $x i32) (result i32)
;;^ note: to match this parenthesis
    (i32.add (local.get $x) (i32.const 1))
;;                                       ^ error[unclosed-parenthesis]: expected `)` but found `(func`
  (func $g (result i32)
    i32.const 3)
  (func $h
;;^ note: to match this parenthesis
    (drop (i32.const 1)
;;                    ^ note: the indentation says that it is missing here
  )
;;^ error[unclosed-parenthesis]: expected `)` but found `(func`
  (func $i))
;;         ^ error[unexpected-token]: expected a module field but found `)`, although more fields follow
  (func $j (nop)))
    (nop)
    (drop (i32.const 2)))
  (func $k)
)

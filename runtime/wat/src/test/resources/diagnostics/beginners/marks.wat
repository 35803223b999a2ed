(module
  // adds two numbers
;;^^ error[unexpected-token]: expected a module field but found `//`: a comment begins with `;;`
  (func $a (param $x i32, $y i32) (result i32)
;;                      ^ error[unexpected-token]: expected `)` but found `,`: nothing but space separates the parts of a list
    (i32.add (local.get $x), (local.get $y)))
  (func $b (param $x i32) (result i32)
    local.get $x // the first
;;  ^^^^^^^^^^^^^^^ error[unexpected-token]: expected an instruction but found `//`: a comment begins with `;;`
    /* and that is it */
  )
  (func $c (result i32)
    i32.const 1;
;;  ^^^^^^^^^^^^ error[unexpected-token]: expected an instruction but found `;`: instructions end without a mark, and a comment begins with `;;`
    i32.const 2;
    i32.add;
  )
)

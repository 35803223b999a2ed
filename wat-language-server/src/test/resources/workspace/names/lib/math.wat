(module $arithmetic
  (func $add (export "add") (param i32 i32) (result i32)
;;                   ^^^^^ def: add
    (i32.add (local.get 0) (local.get 1)))
  (func $double (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1)))
  (export "twice" (func $double))
;;        ^^^^^^^ def: twice
  (export "lonely" (func $double)))
;;        ^^^^^^^^ def: lonely

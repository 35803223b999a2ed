;; Functions have breakpoints by name, with or without the dollar sign, by export and by index.
(module
  (import "env" "log" (func $log (param i32)))
  (func $double (param $x i32) (result i32)
    (i32.mul
      (local.get $x)
      (i32.const 2)))
  (func $twice (export "double-twice") (param $x i32) (result i32)
    (call $log (local.get $x))
    (call $double (call $double (local.get $x))))
  (func $nothing)
)

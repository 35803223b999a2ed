;; Calls inside calls.
(module
  (func $main (export "main") (result i32)
    (local $x i32)
    (local.set $x
      (call $double (i32.const 10)))
    local.get $x
    call $double
    (i32.add (call $one) (call $one))
    i32.add)
  (func $double (param $n i32) (result i32)
    local.get $n
    call $twice
    return)
  (func $twice (param i32) (result i32)
    (i32.mul
      (local.get 0)
      (i32.const 2)))
  (func $one (result i32)
    i32.const 1)
)

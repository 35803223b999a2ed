(module
  (import "env" "log" (func $log (param i32)))
  (func $get (param $x i32) (result i32)
    (if (result i32) (local.get $x)
      (then (local.get $x))
      (else
        <|>(call $log (local.get $x))
        unreachable<|>))))

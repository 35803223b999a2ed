(module
  (func (param $x i64) (result i32)
    (if<|> (result i32) (local.get $x)
      (then (i32.const 1))
      (else (i32.const 0)))))

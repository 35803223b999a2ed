(module
  (func (export "main") (param $x i32)
    (if (call $is_prime<|> (local.get $x) (i64.const 2))
      (then (return)))))

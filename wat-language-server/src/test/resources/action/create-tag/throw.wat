(module
  (func $fail (param $code i32)
    (throw $failed<|> (local.get $code) (f32.const 0))))

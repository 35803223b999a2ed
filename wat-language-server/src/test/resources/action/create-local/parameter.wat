(module
  (func (export "half") (result f64)
    (f64.mul (local.get <|>$x) (f64.const 0.5))))

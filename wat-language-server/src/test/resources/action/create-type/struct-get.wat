(module
  (func (result f64)
    (struct.get $point<|> $x (unreachable))))

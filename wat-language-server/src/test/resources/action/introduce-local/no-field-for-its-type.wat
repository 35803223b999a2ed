(module
  (elem declare func $g)
  (func $g (param f64))
  (func
    (drop <|>(ref.func $g)<|>)))

(module
  (func (param $x i32) (result (ref func))
    (if<|> (result (ref func)) (local.get $x)
      (then (unreachable)))))

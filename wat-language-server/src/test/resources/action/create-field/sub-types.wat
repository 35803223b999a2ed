(module
  (type $base (sub (struct (field $x f64))))
  (type $more (sub $base (struct (field $x f64) (field $y f64))))
  (func (param $p (ref $base)) (result f64)
    (struct.get $base $y<|> (local.get $p))))

(module
  (type $s (sub (struct (field $x i32))))
  (type $t (sub $s<|> (struct (field $x i64)))))

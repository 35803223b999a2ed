(module
  (type $s (sub final (struct (field $x i32))))
  (type $t (sub $s<|> (struct (field $x i32)))))

(module
  (type $a (sub $base (struct (field i32))))
  (type $b (sub $base<|> (struct (field i32)))))

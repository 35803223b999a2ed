;; to: y
(module (type $t (struct (field $x<|> i32) (field $y i32))))

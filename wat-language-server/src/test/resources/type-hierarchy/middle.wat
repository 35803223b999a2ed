(module
  (type $top (sub (struct (field i32))))
  (type $middle<|> (sub $top (struct (field i32) (field i64))))
  (rec
    (@deprecated) (type $low (sub final $middle (struct (field i32) (field i64))))
    (type (sub 1 (struct (field i32) (field i64) (field (ref null $low))))))
  (type $other (sub (array i32))))

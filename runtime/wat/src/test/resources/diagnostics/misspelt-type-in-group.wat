(module
  (rec
    (type $a (struct (field (ref null $c))))
    (typ $b (struct))
;;   ^^^ error[unknown-operator]: unknown instruction or keyword `typ`, did you mean `type`?
    (type $c (struct (field $x i32))))
  (func (param (ref $a)) (result i32) (struct.get $c $x (struct.get $a 0 (local.get 0)))))

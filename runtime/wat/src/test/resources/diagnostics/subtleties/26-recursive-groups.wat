(module
  (rec (type $a (struct (field (ref null $b)))) (type $b (struct (field (ref null $a)))))
  (rec (type $c (struct (field (ref null $d)))) (type $d (struct (field (ref null $c)))))
  (func (param (ref $a)) (result (ref $c)) (local.get 0))
  (type $e (struct (field (ref null $f))))
;; ^^^^ error[unknown-type]: unknown type `$f` here: only types before this one and of its `rec` group can be used
  (type $f (struct))
  (type $g (sub (struct)))
  (type $h (sub $f (struct)))
;;              ^^ error[invalid-supertype]: sub type `$h` does not match super type `$f`, which is final
  (type $i (sub $g (struct (field i32))))
  (func (param (ref $i)) (result (ref $g)) (local.get 0))
)

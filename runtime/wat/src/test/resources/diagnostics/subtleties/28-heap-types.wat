(module
  (type $t (struct))
  (func (param anyref) (result (ref null any)) (local.get 0))
  (func (param (ref null $t)) (result structref) (local.get 0))
  (func (param anyref) (result (ref null $t))
    (block $l (result (ref $t))
      (br_on_cast $l anyref (ref $t) (local.get 0))
      (drop)
      (return (ref.null $t))))
  (func (param structref) (drop (block $l (result anyref) (br_on_cast $l structref anyref (local.get 0)))))
;;                                                         ^^^^^^^^^^ error[type-mismatch]: cannot cast structref to anyref, which is no subtype
  (func (param (ref null)))
;;                      ^ error[unexpected-token]: expected a heap type but found `)`
)

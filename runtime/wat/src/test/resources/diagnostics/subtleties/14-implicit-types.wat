(module
  (func (type 2) (local.get 0) (drop))
  (func (param i32))
  (rec (type $r (func)) (type (func)))
  (func (type 2))
  (func (type 3))
;; ^^^^ error[unknown-type]: unknown type 3, there are only 3
)

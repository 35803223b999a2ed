;; to: plus
(module
  (func $add)
  (func (call $add) (call <|>0)))

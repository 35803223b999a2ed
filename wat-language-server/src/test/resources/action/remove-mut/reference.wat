(module
  (global (<|>mut (ref null func)) (ref.null func))
  (func (result funcref) (global.get 0)))

(module
  (global (<|>mut (ref null func)) (ref.null func)))

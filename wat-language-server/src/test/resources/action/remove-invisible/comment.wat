(module
  ;; This‮<|> is​ not what it seems.
  (func))

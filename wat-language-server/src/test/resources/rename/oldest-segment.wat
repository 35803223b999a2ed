;; to: $t
(module (table 1 funcref) (elem 0 (i32.const 0) func) (func (drop (table.get 0<|> (i32.const 0)))))

(module
  (func (result i64)
    (table.size $far<|>)))

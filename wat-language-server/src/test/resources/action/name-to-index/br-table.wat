(module
  (func (param i32)
    (block $a
      (block $b
        (br_table $b $<|>a (local.get 0))))))

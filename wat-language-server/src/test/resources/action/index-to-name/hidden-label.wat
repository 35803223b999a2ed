(module
  ;; The name would mean the inner block.
  (func
    (block $b
      (block $b
        (br <|>1)))))

(module
  (func
    (block $out
      (loop $again
        (br <|>1)))))

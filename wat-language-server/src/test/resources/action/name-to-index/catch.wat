(module
  (tag $e)
  (func
    (block $h
      (try_table (catch $e $<|>h)))))

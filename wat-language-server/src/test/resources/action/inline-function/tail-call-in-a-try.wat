(module
  (tag $e)
  (func $g (throw $e))
  (func $f
    (block $caught
      (try_table (catch $e $caught)
        (return_call $g))))
  (func (call $<|>f)))

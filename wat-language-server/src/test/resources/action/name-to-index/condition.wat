(module
  ;; The condition does not belong to the blocks that an `if` opens.
  (func
    (block $out
      (if $if (block (result i32) (br $<|>out))
        (then)))))

(module
  (func $f
    (block
      loop<|> $l
        nop ;; here
    )
    nop)
  (func $g))

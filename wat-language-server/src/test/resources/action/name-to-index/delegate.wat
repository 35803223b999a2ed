(module
  (func $f
    block $out
      try $inner
        br $inner
      delegate $ou<|>t
    end))

(module
  (func $f<|>
    block $out
      try $inner
        br $inner
      delegate $out
    end))

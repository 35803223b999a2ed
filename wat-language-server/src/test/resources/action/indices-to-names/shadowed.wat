(module
  (func $f<|>
    block $a
      block $a
        br 0
        br 1
      end
    end))

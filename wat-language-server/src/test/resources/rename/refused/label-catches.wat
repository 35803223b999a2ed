;; to: $out
(module (func
  block $out
    block $in<|>
      br $out
    end
  end))

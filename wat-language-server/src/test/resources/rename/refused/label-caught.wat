;; to: $in
(module (func
  block $out<|>
    block $in
      br $out
    end
  end))

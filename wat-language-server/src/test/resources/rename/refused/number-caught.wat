;; to: $in
(module (func
  block
    block $in
      br 1<|>
    end
  end))

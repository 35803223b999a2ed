;; to: $"a b"
(module
  (func $add)
  (func (call $ad<|>d) (call 0)))

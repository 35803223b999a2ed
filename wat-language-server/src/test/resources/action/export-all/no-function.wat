(module<|>
  (memory 1))

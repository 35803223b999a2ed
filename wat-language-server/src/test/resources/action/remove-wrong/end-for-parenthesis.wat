(module
  (memory 1 end<|>
  (func $g))

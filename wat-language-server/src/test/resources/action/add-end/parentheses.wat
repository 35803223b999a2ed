(module
  (func $f (nop<|>

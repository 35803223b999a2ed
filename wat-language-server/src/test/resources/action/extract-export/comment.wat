(module
  (func $f (exp<|>ort (;public;) "f")))

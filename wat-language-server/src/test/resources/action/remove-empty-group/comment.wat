(module
  (func $f (<|>param (;none;))))

(module
  (func $f nop)<|>

(module
  (func $first (export "first")
    (call 2))
  ;; Nobody calls this.
  ;; It calls itself.
  (func $oth<|>er (call $other))
  (func $last)
  (elem declare func 2)
  (start 2)
  (export "last" (func 2)))

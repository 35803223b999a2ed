;; A start function that wants something.
(module
  (func $f (export "f") (param i32))
  (start $f))
;;       ^^ error[invalid-start-function]: the start function takes and gives nothing, but this one is [i32] -> []

;; Nought is a number unless it is surely an address; of overlapping data the last is what lies there.
(module
  (memory i64 1)
  (data (i64.const 0) "overwritten")
  (data (i64.const 0) "zero is here")
  (func $keep (param i64))
  (func
    (call $keep (i64.const 0))
    (drop (i32.load (i64.const 0)))))
;;                             ^ address: "zero is here"

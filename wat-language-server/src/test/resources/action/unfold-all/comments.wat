(module
  (func $<|>f (param i32) (param $n f32)
    (drop (local.get 0))
    (drop
      (local.get $n) ;; 1
    )
    (nop) ;; 2
    (drop ;; 3
      (local.get 0))))

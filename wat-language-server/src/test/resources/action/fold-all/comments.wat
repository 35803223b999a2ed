(module
  (func $<|>f (param i32) (param $n f32)
    local.get 0
    drop
    local.get $n  ;; 1
    drop
    local.get 0
    drop))

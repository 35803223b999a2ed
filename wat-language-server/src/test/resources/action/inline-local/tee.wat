(module
  (memory 1)
  (func $f (param $p i32) (result i32)
    (local $v i32)
    (drop (local.tee $<|>v (i32.load (local.get $p))))
    (local.get $v)))

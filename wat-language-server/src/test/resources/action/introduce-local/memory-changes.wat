(module
  (memory 1)
  (func $f (param $p i32) (result i32)
    (local $sum i32)
    (local.set $sum <|>(i32.load (local.get $p))<|>)
    (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $p))))
    (i32.store (local.get $p) (i32.const 0))
    (i32.add (local.get $sum) (i32.load (local.get $p)))))

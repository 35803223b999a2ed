(module
  (memory 1)
  (func $f (param $p i32)
    (i32.store <|>(i32.add (local.get $p) (i32.const 4))<|> (i32.const 1))
    (block
      (i32.store8 (i32.add (local.get $p) (i32.const 4)) (i32.const 2)))
    (local.set $p (i32.add (local.get $p) (i32.const 4)))
    (i32.store (i32.add (local.get $p) (i32.const 4)) (i32.const 3))))

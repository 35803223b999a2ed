(module
  (global $g i32 (i32.const 1))
  (func $c (param $p i32) (result i32) (i32.add (local.get $p) (local.get $p)))
  (func (local $q i32)
    (local.set $q (call $<|>c ;; cc
      (global.get $g) ;; gg
    ))))

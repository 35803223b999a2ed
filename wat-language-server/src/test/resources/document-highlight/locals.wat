(module (func $other (local $x i32) (drop (local.get $x)))
  (func (param $<|>x i32)
;;             ^^^^^ def
    (local.set $x (local.tee 0 (local.get $x)))))
;;             ^^ write
;;                           ^ write
;;                                        ^^ read

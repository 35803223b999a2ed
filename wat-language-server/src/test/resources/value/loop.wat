(module
  (func $count (export "count") (param $n i32) (result i32)
;;                                     ^^ value: $n
    (local $i i32) (local i32)
;;         ^^ value: $i
;;                  ^^^^^ value: local[2]
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
;;               ^^ value: $i
      (local.set 2 (local.get $i))
;;               ^ value: local[2]
;;                            ^^ value: $i
      <|>(br_if $again (i32.lt_u (local.get $i) (local.get $n))))
;;                                          ^^ value: $i
;;                                                         ^^ value: $n
    (local.get $i)))

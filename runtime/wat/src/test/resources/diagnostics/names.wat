(module
  (type $pair (struct (field $left i32) (field $right i32)))
  (func $sum (export "sum") (param $first i32) (param $second i32) (result i32)
;;      ^^^^ note: first defined here
    (i32.add (local.get $first) (local.get $secnd)))
;;                                         ^^^^^^ error[unknown-local]: unknown local `$secnd`, did you mean `$second`?
  (func $y (result i32)
    (i32.add (local.get 0) (local.get $y)))
;;                      ^ error[unknown-local]: unknown local 0, there are none
;;                                    ^^ error[unknown-local]: unknown local `$y`
  (func $sum (call $smu) (call 12) (drop (global.get $g)))
;;      ^^^^ error[duplicate-name]: function `$sum` is already defined
;;                 ^^^^ error[unknown-function]: unknown function `$smu`, did you mean `$sum`?
;;                             ^^ error[unknown-function]: unknown function 12, there are only 6
;;                                                   ^^ error[unknown-global]: unknown global `$g`
  (func (param $x i32) (local $x i32))
;;             ^^ note: first defined here
;;                            ^^ error[duplicate-name]: local `$x` is already defined
  (func (block $out (br $in) (br $out) (br 7)))
;;                      ^^^ error[unknown-label]: unknown label `$in`
;;                                         ^ error[unknown-label]: unknown label 7, there are only 2 around
  (func (param (ref $pair)) (drop (struct.get $pair $rigth (local.get 0))))
;;                                                  ^^^^^^ error[unknown-field]: unknown field `$rigth`, did you mean `$right`?
  (export "m" (memory $mem))
;;                    ^^^^ error[unknown-memory]: unknown memory `$mem`
  (start $strat)
;;       ^^^^^^ error[unknown-function]: unknown function `$strat`
)

(module(func(drop(i32.const 0)))(func block $l(br $l)end)(memory 1)(data "a" "b"))
(;---;)

(module
  (func (result i32)
    i32.const 1
    (block (param i32) (result i32 i32) (i32.const 2))
    i32.add)
  (func (block (param $x i32) (drop)))
;;                    ^^ error[unexpected-token]: expected a value type or `)` but found `$x`
)

(module
  (func (result i32) (i32.add (block (result i32) i32.const 1) (i32.const 2)))
  (func (result i32) (block (result i32) i32.const 1 (i32.add (i32.const 1))))
  (func (result i32) (i32.add i32.const 1 i32.const 2))
;;                            ^^^^^^^^^ error[unexpected-token]: expected a folded instruction or `)` but found `i32.const`
)

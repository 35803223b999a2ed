;; Behind a mistake nobody knows what is on the stack, until the block ends.
(module
  (func (result i32)
    (block
      i32.add
      i32.const 1
    )
;;  ^ stack: []
    i32.const 1
;;            ^ stack: [i32]
  ))

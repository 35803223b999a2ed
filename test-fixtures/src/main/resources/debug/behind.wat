;; By instructions, the last one of a function leads behind the call.
(module
  (func (export "main") (result i32)
    call $seven
    i32.const 1
    i32.add)
  (func $seven (result i32)
    i32.const 7)
)

;; What stands behind a call has a breakpoint of its own.
(module
  (func $main (export "main") (result i32)
    (call $seven)
    (drop)
    (call $seven)
    (i32.const 1)
    (i32.add))
  (func $seven (result i32)
    (i32.const 3)
    (i32.const 4)
    (i32.add))
)

;; Breakpoints hold from the first instruction on, in the start function too.
(module
  (global $ready (mut i32) (i32.const 0))
  (func $init
    (global.set $ready (i32.const 41)))
  (func (export "get") (result i32)
    (global.get $ready))
  (start $init)
)

;; Calls without end: the stack is full, and the program still stands there to be looked at.
(module
  (func $down (export "down") (param $n i64)
    (call $down (i64.add (local.get $n) (i64.const 1))))
)

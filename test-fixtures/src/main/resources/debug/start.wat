;; The start function runs before anything can be called.
(module
  (global $ready (mut i32) (i32.const 0))
  (start $init)
  (func $init
    i32.const 41
    global.set $ready)
  (func $answer (export "answer") (result i32)
    (i32.add (global.get $ready) (i32.const 1)))
)

;; A trap in the start function, before anything is exported.
(module
  (memory 1)
  (global $size (mut i32) (i32.const 65533))
  (start $init)
  (func $init
    (i32.store (global.get $size) (i32.const 7)))
  (func $main (export "main") (result i32)
    (i32.load (global.get $size)))
)

;; A function of the host that fails.
(module
  (import "env" "read" (func $read (param i32) (result i32)))
  (func $main (export "main") (param $file i32) (result i32)
    (i32.add (i32.const 1)
      (call $read (i32.add (local.get $file) (i32.const 2)))))
)

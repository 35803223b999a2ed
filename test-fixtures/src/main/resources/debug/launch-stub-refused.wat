;; An echo that cannot give what is wanted.
(module
  (import "env" "f" (func $f (param i32) (result i64)))
  (func (export "main") (result i64) (call $f (i32.const 1)))
)

;; A return of more than the call gives takes one value from before it.
(module
  (func $f (export "f") (result i32) (return_call $f))
  (func $pair (export "pair") (result i32 i32)
    (i32.const 1)
    (call $f)))

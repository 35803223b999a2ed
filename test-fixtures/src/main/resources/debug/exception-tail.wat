;; A tail call leaves the frame, and with it the handlers around the call.
(module
  (tag $t)
  (func $fail (param $x i32) (result i32)
    (throw $t))
  (func $jump (param $x i32) (result i32)
    (block $caught
      (try_table (catch $t $caught)
        (return_call $fail (local.get $x))))
    (i32.const -1))
  (func $main (export "main") (param $x i32) (result i32)
    (block $caught
      (try_table (catch_all $caught)
        (return (call $jump (local.get $x)))))
    (i32.const -2))
)

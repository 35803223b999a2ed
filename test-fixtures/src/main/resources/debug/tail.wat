;; Tail calls keep the depth: a step over one goes on in the function that is called.
(module
  (func $main (export "main") (param $n i32) (result i32)
    (call $even (local.get $n)))
  (func $even (param $n i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 1))))
    (return_call $odd (i32.sub (local.get $n) (i32.const 1))))
  (func $odd (param $n i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 0))))
    (return_call $even (i32.sub (local.get $n) (i32.const 1))))
)

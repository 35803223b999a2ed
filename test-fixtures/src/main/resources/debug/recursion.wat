;; A function that calls itself, and one that goes on in another by a tail call.
(module
  (func $fac (export "fac") (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then
        (i32.const 1))
      (else
        (i32.mul
          (local.get $n)
          (call $fac
            (i32.sub (local.get $n) (i32.const 1)))))))
)

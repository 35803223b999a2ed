(module
  (func $f (param $n i32) (result i32)
    (if (result i32) (local.get $n)
      (then (cal<|>l $f (i32.sub (local.get $n) (i32.const 1))))
      (else (i32.const 0)))))

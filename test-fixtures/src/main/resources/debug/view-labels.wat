(module
  (func $main (export "main") (param $n i32) (result i32)
    (block $done (result i32)
      (loop $again (param) (result i32)
        (if $small (i32.lt_s (local.get $n) (i32.const 3))
          (then
            (br $done (local.get $n))))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $again)))))

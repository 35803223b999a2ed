(module
  (tag $bad (param i32))
  (func $main (export "main") (result i32)
    (try (result i32)
      (do
        (call $middle (i32.const 2)))
      (catch $bad
        (i32.const 100)
        (i32.add))))
  (func $middle (param $n i32) (result i32)
    (try (result i32)
      (do
        (call $thrower (local.get $n)))
      (catch_all
        (nop)
        (rethrow 0))))
  (func $thrower (param $n i32) (result i32)
    (throw $bad (local.get $n))))

(module
  (tag $bad)
  (func $main (export "main") (param $n i32) (result i32)
    (local $seen i32)
    (try
      (do
        (local.set $seen (i32.const 1))
        (if (local.get $n) (then (throw $bad)))
        (local.set $seen (i32.const 2)))
      (catch $bad
        (local.set $seen (i32.const 3))
        (local.set $n (i32.const 0))))
    (local.get $seen)))

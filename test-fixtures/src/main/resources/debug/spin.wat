;; A loop without end.
(module
  (global $rounds (mut i64) (i64.const 0))
  (func $spin (export "spin") (param $step i64)
    loop $forever
      (global.set $rounds (i64.add (global.get $rounds) (local.get $step)))
      br $forever
    end)
)

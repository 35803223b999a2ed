;; Functions of the host that nobody has written.
(module
  (import "env" "next" (func $next (result i32)))
  (import "env" "log" (func $log (param i32 f64)))
  (import "env" "bad" (func $bad))
  (func $main (export "main") (param $n i32) (result i32)
    (call $log (call $next) (f64.const 0.5))
    (call $log (call $next) (f64.const 1.5))
    (if (local.get $n)
      (then (call $bad)))
    (call $next))
)

;; Each of these ends, or does something that may be the end of it.
(module
  (type $step (func (result i32)))
  (func $serve (import "host" "serve") (result i32))
  (tag $e)
  (memory 1 1 shared)
  (table 1 funcref)
  (func (export "falls out") (param i32) (loop $next (br_if $next (local.get 0))))
  (func (export "not a loop") (loop))
  (func (export "leaves") (param i32)
    (block $out
      (loop $next (br_if $out (local.get 0)) (br $next))))
  (func (export "leaves from within") (param i32)
    (block $out
      (loop $outer
        (loop $inner (br_if $inner (local.get 0)) (br_table $outer $out (local.get 0)))
        (br $outer))))
  (func (export "returns") (param i32)
    (loop $next (if (local.get 0) (then (return))) (br $next)))
  (func (export "to the end of the function") (param i32)
    (loop $next (br_if 1 (local.get 0)) (br $next)))
  (func (export "traps") (param i32)
    (loop $next (if (local.get 0) (then (unreachable))) (br $next)))
  (func (export "throws") (param i32)
    (loop $next (if (local.get 0) (then (throw $e))) (br $next)))
  (func (export "serves") (loop $next (drop (call $serve)) (br $next)))
  (func (export "serves by table") (loop $next (drop (call_indirect (type $step) (i32.const 0))) (br $next)))
  (func (export "waits")
    (loop $next
      (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
      (br $next)))
  (func (export "caught") (param i32)
    (block $caught
      (loop $next
        (try_table (catch_all $caught) (br_if $next (local.get 0)))
        (br $next))))
  (func (export "never begins")
    (return)
    (loop $next (br $next))))

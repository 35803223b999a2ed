;; Something comes after it, other results, or a handler that would be gone. Others are not told about tail calls.
(module
  (tag $e)
  (func $sum (export "sum") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32.const 0))))
    (i32.add (local.get $n) (call $sum (i32.sub (local.get $n) (i32.const 1)))))
  (func $caught (export "caught")
    (block $caught
      (try_table (catch_all $caught) (call $caught)))
    (block $caught
      (try_table (catch_all $caught) (call $caught) (return))))
  (func $dropped (export "dropped") (result i32)
    (drop (call $dropped))
    (i32.const 1))
  (func $loops (export "loops") (param $n i32)
    (loop $next
      (call $loops (local.get $n))
      (br_if $next (local.get $n))))
  (func $two (export "two") (result i32)
    (block (result i32)
      (call $two)
      (br_if 0 (i32.const 1) (call $two))
      (drop)))
  (func $other (export "other") (call $caught)))

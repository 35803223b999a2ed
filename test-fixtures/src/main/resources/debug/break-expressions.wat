;; A condition is looked at each time.
(module
  (func $count (export "count") (param $n i32) (result i32)
    (local $even i32)
    (loop $again
      (local.set $even (i32.eqz (i32.and (local.get $n) (i32.const 1))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n)))
    (local.get $even))
)

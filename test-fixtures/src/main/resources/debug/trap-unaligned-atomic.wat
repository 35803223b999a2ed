;; An atomic access whose address is no multiple of its size.
(module
  (memory 1 1 shared)
  (func $main (export "main") (param $p i32) (result i64)
    (i64.sub
      (i64.atomic.rmw.add offset=4 (local.get $p) (i64.const 1))
      (i64.const 1)))
)

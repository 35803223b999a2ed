(module
  (import "counter" "count" (global $count (mut i32)))
  (func $main (export "main") (result i32)
    (global.get $count)))

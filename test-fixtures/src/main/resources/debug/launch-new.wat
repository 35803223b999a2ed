;; Memory, table, globals and tag of a module that nobody links.
(module
  (import "env" "memory" (memory $m 1 2))
  (import "env" "table" (table $t 3 funcref))
  (import "env" "base" (global $base i32))
  (import "env" "count" (global $count (mut i64)))
  (import "env" "broken" (tag $broken (param i32)))
  (func $main (export "main") (result i32)
    (i32.store (global.get $base) (i32.const 77))
    (global.set $count (i64.add (global.get $count) (i64.const 1)))
    (table.set $t (i32.const 1) (ref.null func))
    (throw $broken (i32.load (global.get $base))))
)

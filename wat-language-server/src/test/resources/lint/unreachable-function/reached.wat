;; By the start, a table, a reference in a global, a tail call; and through a name that says that it is meant so.
(module
  (global $handler funcref (ref.func $by-global))
  (table 1 funcref)
  (start $start)
  (elem (i32.const 0) $by-table)
  (func $start (return_call $by-tail-call))
  (func $by-tail-call (drop (ref.func $by-reference)))
  (func $by-reference (call $by-tail-call))
  (func $by-table (drop (global.get $handler)))
  (func $by-global)
  (func $_later (call $needed-later))
  (func $needed-later)
  (elem declare func $by-reference))

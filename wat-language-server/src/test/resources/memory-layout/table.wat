;; Tables are like memories, with functions in place of bytes.
(module
  (table $calls 8 funcref)
  (table 2 4 funcref)
  (func $a)
  (func)
  (elem (i32.const 1) $a 1 $a)
  (elem $twice (i32.const 3) func $a)
  (elem (table 1) (i32.const 0) funcref (ref.func $a) (ref.null func) (ref.null func))
  (elem declare func $a))

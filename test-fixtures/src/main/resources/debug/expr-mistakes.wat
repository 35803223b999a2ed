;; Nothing of interest, to make mistakes in.
(module
  (memory 1)
  (global $g f64 (f64.const 1))
  (func $f (export "f") (param $count i32) (param $a-b i32) (result i32)
    (i32.add (local.get $count) (local.get $a-b)))
)

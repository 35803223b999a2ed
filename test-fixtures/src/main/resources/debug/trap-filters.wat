;; One kind of trap is wanted, others are not; a filter can be changed while the program stands.
(module
  (memory 1)
  (func $main (export "main") (param $d i32) (result i32)
    (drop (i32.div_s (i32.const 7) (local.get $d)))
    (i32.load (i32.const 65536)))
)

;; Folded code: operands stand inside of their instruction and run before it.
(module
  (func $hypotenuse (export "hypotenuse") (param $a f64) (param f64) (result f64)
    (f64.sqrt
      (f64.add
        (f64.mul (local.get $a) (local.get $a))
        (f64.mul (local.get 1) (local.get 1)))))
)

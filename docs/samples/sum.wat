;; One exported function, to call with numbers of your own: `sum 50 -8` is 42.
(module
  (func $sum (export "sum") (param $a i32) (param $b i32) (result i32)
    (i32.add
      (local.get $a)
      (local.get $b))))

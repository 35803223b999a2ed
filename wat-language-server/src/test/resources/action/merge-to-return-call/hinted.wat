(module
  (func $f (export "f") (param $n i32)
    (ca<|>ll $f (local.get $n))))

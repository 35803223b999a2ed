(module
  (func $f (param i32) (par<|>am f64 (ref null func)) (param $x i32) (param i64)))

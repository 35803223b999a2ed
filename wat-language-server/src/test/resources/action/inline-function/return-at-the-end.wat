(module
  (func $next (param $x i32) (result i32)
    (return (i32.add (local.get $x) (i32.const 1))))
  (func $f (result i32)
    (call $ne<|>xt (i32.const 7))))

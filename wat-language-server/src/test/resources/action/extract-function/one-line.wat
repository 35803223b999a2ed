(module (func $f (param $x i32) (result i32) (i32.add <|>(i32.const 1)<|> (local.get $x))) (func $g))

(module
  (import "env" "compare" (func $compare (param i32 i32) (result i32)))
  (func $less (export "less") (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.lt_s)
  (func $main (export "main") (result i32)
    i32.const 7
    i32.const 9
    call $compare
    i32.eqz))

(module
  (type $f (func (result i32)))
  (func $main (export "main") (param $x i32) (result i32)
    (local $callee (ref $f))
    i32.const 1
    local.get $x
    i32.add
    i64.const 7
    drop
    i32.const 10
    i32.mul
    ref.func $seven
    local.set $callee
    local.get $callee
    call_ref $f
    i32.add
    return
    i32.const 1
    drop)
  (func $seven (result i32)
    i32.const 7)
  (elem declare func $seven))

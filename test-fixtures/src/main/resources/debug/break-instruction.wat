;; Instructions have breakpoints by their byte offset in the module's file.
(module
  (func $poly (export "poly") (param $x i32) (result i32)
    local.get $x
    i32.const 1000
    i32.mul
    local.get $x
    i32.add)
)

(module
  (func $a (type 0))
  (func $b (param i32) (result i32) (call_indirect (param i64) (i64.const 1) (i32.const 0))
    (block (param) (result i32 i32) (i32.const 1) (i32.const 2)) drop drop (i32.const 3))
  (func $c (param f32))
  (table 1 funcref)
  (type $later (func))
)

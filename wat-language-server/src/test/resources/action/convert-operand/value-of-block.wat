(module
  (func (param $x i32) (result i64)
    (i64.eqz
      (block (result i64) (i64.const 1)))
    (i64.extend_i32_s<|>
      (block (result i64) (i64.const 1)))))

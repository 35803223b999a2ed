(module
  (func $main
    (drop (i64.eqz (call $new<|> (f32.const 1)))))
  (func (param i32))
  (func (type 1)))

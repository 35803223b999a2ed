(module
  (type $u<|> (func (param i64)))
  (type $t (func (param i32)))
  (table 1 funcref)
  (func (export "f") (type 1) (local (ref null 1))
    (call_indirect (type 1) (local.get 0) (i32.const 0))
    (drop (block (type 2) (i64.const 7))))
  (func (export "g") (result i64) i64.const 0))

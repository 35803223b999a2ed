(module
  (type $t (func (param i32 i64) (result i32)))
  (func (type $t<|>) (param $x i64) (result i32)
    (unreachable)))

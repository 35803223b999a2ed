(module
  (type $t (func (param i32)))
  (func (type $t<|>) (param $x i32)))

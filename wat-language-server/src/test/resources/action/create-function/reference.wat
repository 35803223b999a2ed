(module
  (type $compare (func (param i32 i32) (result i32)))
  (func $main
    (call $sort (ref.func $less<|>)))
  (func $sort (param (ref $compare)))
  (elem declare func $less))

(module
  (type $binary (func (param $x i32) (param (ref null $binary)) (result i32)))
  (func $f (type<|> $binary)
    (local.get 0)))

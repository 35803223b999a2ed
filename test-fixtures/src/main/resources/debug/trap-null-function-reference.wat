;; A call of a function reference that is null.
(module
  (type $unary (func (param i32) (result i32)))
  (func $main (export "main") (param $x i32) (result i32)
    (local $f (ref null $unary))
    (call_ref $unary (local.get $x) (local.get $f)))
)

;; A reference of the host that is null.
(module
  (func $main (export "main") (param $x externref) (result i32)
    (i32.eqz (ref.is_null (ref.as_non_null (local.get $x)))))
)

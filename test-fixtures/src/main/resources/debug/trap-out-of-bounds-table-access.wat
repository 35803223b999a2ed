;; An entry that a table does not have.
(module
  (table $t 3 funcref)
  (elem (table $t) (i32.const 1) func $one)
  (func $one (result i32) (i32.const 1))
  (func $has (export "has") (param $i i32) (result i32)
    (i32.eqz (ref.is_null (table.get $t (local.get $i)))))
)

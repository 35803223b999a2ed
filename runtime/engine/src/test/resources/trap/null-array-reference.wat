(module
  (type $longs (array (mut i64)))
  (func (export "array.get")
    (drop (array.get $longs (ref.null $longs) (i32.const 0))))
  (func (export "array.len")
    (drop (array.len (ref.null $longs)))))

(module
  (type $longs (array i64))
  (func (export "array.new_default")
    (drop (array.new_default $longs (i32.const -1)))))

(module
  (type $point (struct (field $x i32)))
  (type $longs (array i64))
  (func (export "a number")
    (drop (ref.cast (ref $point) (ref.i31 (i32.const 5)))))
  (func (export "another type")
    (drop (ref.cast (ref $longs) (struct.new $point (i32.const 1)))))
  (func (export "null")
    (drop (ref.cast (ref i31) (ref.null any)))))

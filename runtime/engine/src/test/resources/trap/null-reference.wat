(module
  (func (export "ref.as_non_null")
    (drop (ref.as_non_null (ref.null extern)))))

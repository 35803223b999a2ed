(module
  (func (export "throw_ref")
    (throw_ref (ref.null exn))))

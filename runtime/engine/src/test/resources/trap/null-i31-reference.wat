(module
  (func (export "i31.get_s")
    (drop (i31.get_s (ref.null i31)))))

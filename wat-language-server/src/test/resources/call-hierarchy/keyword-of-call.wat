(module
  (@deprecated "old") (func $old)
  (func (export "new") (ca<|>ll $old) (call 1)))

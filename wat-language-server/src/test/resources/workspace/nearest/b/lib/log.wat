(module
  (func (export "print") (param i32)))
;;              ^^^^^^^ def: b

(module
  (import "./colours.wasm" "red" (global i32))
;;                         ^^^^^ ref: red
  (func (export "area") (param $r f64) (result f64) (f64.mul (local.get $r) (local.get $r))))
;;              ^^^^^^ def: area

(module
  (import "chicken" "lay" (func $lay))
;;                  ^^^^^ ref: lay
  (func (export "hatch") (call $lay)))
;;              ^^^^^^^ def: hatch

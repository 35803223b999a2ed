(module
  (import "egg" "hatch" (func $hatch))
;;              ^^^^^^^ ref: hatch
  (import "chicken" "lay" (func $self))
;;                  ^^^^^ nowhere
  (func (export "lay") (call $hatch)))
;;              ^^^^^ def: lay

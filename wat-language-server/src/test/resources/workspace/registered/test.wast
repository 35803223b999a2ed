(module $lib (func (export "f") (result i32) (i32.const 1)))
;;                         ^^^ def: f
(register "lib" $lib)
;;        ^^^^^ registered: lib
(module
  (import "lib" "f" (func $f (result i32)))
;;        ^^^^^ named: lib
;;              ^^^ ref: f
  (export "g" (func $f)))
(assert_return (invoke $lib "f") (i32.const 1))
;;                          ^^^ ref: f
(register "spectest" $lib)
;;        ^^^^^^^^^^ refused: `"spectest"` is the module that everyone who runs scripts gives them

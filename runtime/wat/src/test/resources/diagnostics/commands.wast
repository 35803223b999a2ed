;; Commands are checked like modules are.
(module $m (func (export "f") (param i32 f32) (result i32) (local.get 0)))
(assert_retrun (invoke "f") (i32.const 1))
;; @1..14 error[unknown-operator]: unknown instruction or keyword `assert_retrun`, did you mean `assert_return`?
(assert_return (invoke "f" (i32.const 4294967296) (f32.const 1)) (i32.const 1))
;;                                    ^^^^^^^^^^ error[constant-out-of-range]: `4294967296` is out of range for i32
(assert_return (invoke "f" (i32.const -0x8000_0000) (f32.const 1e39)))
;;                                                             ^^^^ error[constant-out-of-range]: `1e39` is out of range for f32
(assert_return (invoke "f" (i32.const 1.5)))
;;                                    ^^^ error[unexpected-token]: expected an integer but found `1.5`
(assert_return (invoke "f" (f32.const nan:canonical)))
;;                                    ^^^^^^^^^^^^^ error[unexpected-token]: expected a number but found `nan:canonical`
(assert_return (invoke "f") (f32.const nan:canonical) (f64.const nan:arithmetic) (i32.const nan:canonical))
;;                                                                                          ^^^^^^^^^^^^^ error[unexpected-token]: expected an integer but found `nan:canonical`
(assert_return (invoke "f" (v128.const i8x16 0 1 2 3)))
;;                                     ^^^^^ error[wrong-lane-count]: expected 16 lanes but found 4
(assert_return (invoke "f" (v128.const i16x8 0 1 2 3 4 5 6 65536)))
;;                                                         ^^^^^ error[constant-out-of-range]: `65536` is out of range for i16
(assert_return (invoke "f") (v128.const f32x4 nan:canonical 1 2 nan:arithmetic))
(assert_return (invoke "f" (ref.null)))
;;                                  ^ error[unexpected-token]: expected a heap type but found `)`
(assert_return (invoke "f" (ref.null nothing)))
;;                                   ^^^^^^^ error[unexpected-token]: expected a heap type but found `nothing`
(assert_return (invoke "f" (i32.cons 1)))
;;                          ^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.cons`, did you mean `i32.const`?
(assert_return (invoke f))
;;                     ^ error[unexpected-token]: expected the name of an export in quotes but found `f`
(assert_return (invoke "f") (i32.const 1) "text")
;;                                        ^^^^^^ error[unexpected-token]: expected `)` but found `"text"`
(assert_return (call "f"))
;;             ^ error[unexpected-token]: expected `(invoke` or `(get` but found `(call`
(assert_return (invoke "\ff"))
;;                     ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
(assert_trap (invoke "f"))
;;                       ^ error[unexpected-token]: expected a message in quotes but found `)`
(assert_trap (get $m "g") "message")
(assert_exception (invoke "f"))
(register $m)
;;        ^^ error[unexpected-token]: expected a name in quotes but found `$m`
(register "m" $m $m)
;;               ^^ error[unexpected-token]: expected `)` but found `$m`
(wait)
;;   ^ error[unexpected-token]: expected the name of a thread but found `)`
(thread $t (shared (module $m))
  (register "m" $m)
  (invoke "f" (i32.const))
;;                      ^ error[unexpected-token]: expected an integer but found `)`
  (thread $u)
;; ^^^^^^ error[unexpected-token]: expected another command but found a thread inside a thread
  (asert_return (get "g")))
;; ^^^^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `asert_return`, did you mean `assert_return`?
(i32.const 1)
;; @1..10 error[unexpected-token]: expected a module but found an instruction outside of a function
(component (core module))
;; @1..10 error[unsupported-feature]: the component model: not supported yet
(assert_invalid (component) "unknown")
;;               ^^^^^^^^^ error[unsupported-feature]: the component model: not supported yet
(assert_return (invoke "f" (ref.extern 1) (ref.host 2)) (either (ref.func) (ref.i31) (ref.any)))
(assert_return (invoke "f") (either (either (ref.null))))
;;                                   ^^^^^^ error[unexpected-token]: expected a result but found `either`
(input $x "file.wast")

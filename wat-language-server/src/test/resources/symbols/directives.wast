(module $a (func (export "f") (param i32) (result i32) (local.get 0)))
;;      ^^ symbol: $a, module
;;          ^^^^ symbol: $a > func 0, function: (export "f") (param i32) (result i32)
;;                                   ^^^ symbol: $a > func 0 > param 0, parameter: i32
(assert_return (invoke "f" (i32.const 1)) (i32.const 1))
;; @1..14 symbol: assert_return "f", directive: (i32.const 1) → (i32.const 1)
(assert_return (invoke $a "f" (i32.const 1) (i32.const 2)) (i32.const 1) (f32.const nan:canonical))
;; @1..14 symbol: assert_return $a "f", directive: (i32.const 1) (i32.const 2) → (i32.const 1) (f32.const nan:canonical)
(assert_return (get "g"))
;; @1..14 symbol: assert_return "g", directive
(assert_trap (invoke "f" (i32.const 1)) "unreachable")
;; @1..12 symbol: assert_trap "f", directive: (i32.const 1) → "unreachable"
(assert_trap (module (func $s unreachable) (start $s)) "unreachable")
;; @1..12 symbol: assert_trap, directive: "unreachable"
(assert_invalid (module (func (result i32))) "type mismatch")
;; @1..15 symbol: assert_invalid, directive: "type mismatch"
(assert_malformed (module quote "(func") "unexpected token")
;; @1..17 symbol: assert_malformed, directive: "unexpected token"
(assert_exhaustion (invoke "f" (i32.const 1)) "call stack exhausted")
;; @1..18 symbol: assert_exhaustion "f", directive: (i32.const 1) → "call stack exhausted"
(invoke "f" (i32.const 7))
;; @1..7 symbol: invoke "f", directive: (i32.const 7)
(get $a "f")
;; @1..4 symbol: get $a "f", directive
(register "M" $a)
;; @1..9 symbol: register "M", directive: $a
(register "N")
;; @1..9 symbol: register "N", directive
(module binary "\00asm" "\01\00\00\00")
;; @1..7 symbol: module, module: binary
(module $q quote "(func)")
;;      ^^ symbol: $q, module: quote
(module definition $d (memory 1))
;;                 ^^ symbol: $d, module: definition
;;                     ^^^^^^ symbol: $d > memory 0, memory: 1
(module instance $i $d)
;;               ^^ symbol: $i, module: instance $d
(module instance)
;; @1..7 symbol: module, module: instance
(thread $t (shared (module $a)) (invoke $a "f" (i32.const 0)))
;; @1..7 symbol: thread $t, directive: (shared (module $a)) (invoke $a "f" (i32.const 0))
(wait $t)
;; @1..5 symbol: wait $t, directive
(unknown_command)
;; @1..16 symbol: unknown_command, directive

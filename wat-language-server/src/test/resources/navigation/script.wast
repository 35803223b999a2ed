(module $A
;;      ^^ def A
  (func $f (export "f") (call $f))
;;      ^^ def f of A
;;                 ^^^ unnamed A exports f
;;                            ^^ ref f of A
  (global $g (export "g") i32 (i32.const 0)))
;;        ^^ def g of A
;;                   ^^^ unnamed A exports g
(assert_return (invoke "f"))
;;                     ^^^ ref A exports f
(assert_return (get $A "g") (i32.const 0))
;;                  ^^ ref A
;;                     ^^^ ref A exports g
(register "M" $A)
;;        ^^^ unnamed registered
;;            ^^ ref A
(module $B
;;      ^^ def B
  (import "M" "f" (func $f))
;;        ^^^ ref registered
;;            ^^^ leads A exports f
;;                      ^^ def f of B
  (import "spectest" "print" (func $x))
;;        ^^^^^^^^^^ declared x of B
;;                   ^^^^^^^ leads x of B
;;                                 ^^ def x of B
  (func $g (export "f") (call $f) (call 2))
;;      ^^ def own f
;;                 ^^^ unnamed B exports f
;;                            ^^ ref f of B
;;                                      ^ ref own f
  (export "again" (func $f)))
;;        ^^^^^^^ leads f of B
;;                      ^^ ref f of B
(assert_return (invoke "f"))
;;                     ^^^ ref B exports f
(assert_return (invoke $A "f"))
;;                     ^^ ref A
;;                        ^^^ ref A exports f
(assert_trap (invoke $B "f") "unreachable")
;;                   ^^ ref B
;;                      ^^^ ref B exports f
(assert_invalid (module $A (func $f (result i32) (call $f) (call 0))) "type mismatch")
;;                      ^^ def inner
;;                               ^^ def invalid
;;                                                     ^^ ref invalid
;;                                                               ^ ref invalid
(module definition $D (func (export "d")))
;;                 ^^ def D
;;                                  ^^^ unnamed D exports d
(module instance $I $D)
;;               ^^ def I
;;                  ^^ ref D
(module instance $J $D)
;;               ^^ def J
;;                  ^^ ref D
(invoke $I "d")
;;      ^^ ref I
;;         ^^^ ref D exports d
(invoke "d")
;;      ^^^ ref D exports d
(register "J" $J)
;;            ^^ ref J
(module $A (func (export "f")))
;;      ^^ def A again
;;                       ^^^ unnamed second f
(invoke $A "f")
;;      ^^ ref A again
;;         ^^^ ref second f
(thread $T (shared (module $A))
;;      ^^ def T
;;                         ^^ ref A again
  (invoke $A "f")
;;        ^^ ref A again
;;           ^^^ ref second f
  (module $B (func $h (call $h)))
;;        ^^ def in T
;;                 ^^ def h
;;                          ^^ ref h
  (invoke $B "f"))
;;        ^^ ref in T
(wait $T)
;;    ^^ ref T
(invoke $B "f")
;;      ^^ ref B
;;         ^^^ ref B exports f

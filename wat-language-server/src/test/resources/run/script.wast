;; a script
(module $m (func (export "f")))
;; @1..7 runs: script
(register "m" $m)
(invoke "f") ;; run: f
;; @1..7 runs: command
(assert_return (invoke $m "f"))
;; @1..14 runs: command
(assert_invalid (module (func (result i32))) "type mismatch")
;; @1..15 runs: command
(module definition $d)
(thread $t (shared (module $m)) (invoke "f"))
;; @1..7 runs: command
(wait $t)
(module
  ;; run: g 1 => 2
;;^^^^^^^^^^^^^^^^ runs: RunComment[export=g, arguments=[1], expected=Optional[Results[values=[2]]]]
  (func (export "g") (param i32) (result i32) (i32.const 2)))
(assert_trap (invoke "g" (i32.const 1)) "unreachable")
;; @1..12 runs: command

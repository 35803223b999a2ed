(module $m
  ;; Adds one.
  (func $inc (export "inc") (param $x i32) (result i32)
    (i32.add (local.get $x) (i32.const 1))))
(assert_return (invoke "inc" (i32.const 65)) (i32.const 66))
;; @1..14 doc: The action must return exactly these results. Floats are compared bit by bit; `nan:canonical` and `nan:arithmetic` stand for sets of NaNs, and `(ref.func)` and so on for any reference of that kind.
;;              ^^^^^^ doc: Calls an exported function: `(invoke $instance "f" (i32.const 1))`, without `$instance` of the newest. Its results are compared by the assertion around it.
;;                     ^^^^^ doc: Adds one.
;;                     ^^^^^ hover: (func $inc (export "inc") (param $x i32) (result i32))
;;                            ^^^^^^^^^ hover: i32.const : [] -> [i32]
;;                                      ^^ fact[Character]: `A`
(assert_return (invoke $m "nope") (v128.const i32x4 1 2 3 4))
;;                        ^^^^^^ hover: "nope"
;;                                                      ^ fact[Lane]: `2` of 4
(assert_invalid
  (module
    (func $g (param $y i64) (drop (i32.eqz (local.get $y)))))
;;                                 ^^^^^^^ stack: [i64] => [i32]
;;                                                    ^^ hover: (param $y i64)
  "type mismatch")
;;^^^^^^^^^^^^^^^ hover: "type mismatch"
(assert_return (invoke "f") (f32.const nan:canonical) (ref.null func))
;;                                     ^^^^^^^^^^^^^ doc: The result must be a NaN whose payload is only its highest bit, with either sign.
;;                                                              ^^^^ doc: The type of all functions. `(ref null func)`, for short `funcref`, is a reference to any function or null.

(module
  ;; run: sum 50 -8 => 42
;;^^^^^^^^^^^^^^^^^^^^^^^ runs: RunComment[export=sum, arguments=[50, -8], expected=Optional[Results[values=[42]]]]
  (import "env" "log" (func $log (param i32)))
  (memory (export "memory") 1)
  (func $sum (export "sum") (export "add up") (param $x i32) (param i64) (result i32)
;;                   ^^^^^ runs: export sum [i32 i64] -> [i32] [$x, ]
;;                                  ^^^^^^^^ runs: export add up [i32 i64] -> [i32] [$x, ]
    ;; run: sum 1, 2 => 3
;;  ^^^^^^^^^^^^^^^^^^^^^ runs: RunComment[export=sum, arguments=[1, 2], expected=Optional[Results[values=[3]]]]
    (local.get $x))
  (; run: "add up" 0x10 ;)
;;^^^^^^^^^^^^^^^^^^^^^^^^ runs: RunComment[export=add up, arguments=[0x10], expected=Optional.empty]
  (export "log" (func $log))
;;        ^^^^^ runs: export log [i32] -> [] []
  ;; run: the loop ends when the counter is 0
  ;; run: sun 1 2
;;^^^^^^^^^^^^^^^ runs: RunComment[export=sun, arguments=[1, 2], expected=Optional.empty]
  (func $start (export "_start"))
;;                     ^^^^^^^^ runs: export _start [] -> [] []
  ;; this says run: sum 3 4
  (data (i32.const 0) "run: sum 5 6")
)
;; run: _start => exit 3
;; @0..24 runs: RunComment[export=_start, arguments=[], expected=Optional[Exit[code=3]]]

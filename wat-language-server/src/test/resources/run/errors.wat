(module
  ;; run: nowhere => 1
;;^^^^^^^^^^^^^^^^^^^^ runs: RunComment[export=nowhere, arguments=[], expected=Optional[Results[values=[1]]]]
  (export "nowhere" (func $nowhere))
  (export "far" (func 7))
  (func (export "f") (type $none) (param $x i32))
  (func (export "g") (call $f))
;;              ^^^ runs: export g [] -> [] []
  (export

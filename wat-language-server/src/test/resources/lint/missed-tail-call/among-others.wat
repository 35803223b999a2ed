;; One tail call, and all that could be some are worth a word.
(module
  (type $step (func (param i32) (result i32)))
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f (export "f") (param $x i32) (result i32) (return_call $g (local.get $x)))
  (func $g (param $x i32) (result i32)
    (if (local.get $x)
      (then (return (call $f (i32.const 0)))))
;;                   ^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call`
    (if (result i32) (local.get $x)
      (then (call_indirect (type $step) (local.get $x) (i32.const 0)))
;;           ^^^^^^^^^^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call_indirect`
      (else (call_ref $step (local.get $x) (ref.func $f))))))
;;           ^^^^^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call_ref`

;; These two call each other, and one that nothing calls calls the third; it is reported by `unused`.
(module
  (func (export "main") (call $used))
  (func $used)
  (func $even (param $n i32) (result i32)
;;      ^^^^^ warning[unreachable-function]: function `$even` is used only by functions that nobody can call
;;      ^^^^^ related: this one uses it
    (if (result i32) (local.get $n)
      (then (call $odd (i32.sub (local.get $n) (i32.const 1))))
      (else (i32.const 1))))
  (func $odd (param $n i32) (result i32)
;;      ^^^^ related: this one uses it
;;      ^^^^ warning[unreachable-function]: function `$odd` is used only by functions that nobody can call
    (if (result i32) (local.get $n)
      (then (call $even (i32.sub (local.get $n) (i32.const 1))))
      (else (i32.const 0))))
  (func $unused (call $helper) (call $used))
;;      ^^^^^^^ related: this one uses it
  (func $helper (call $helper) (drop (ref.func $referenced)))
;;      ^^^^^^^ warning[unreachable-function]: function `$helper` is used only by functions that nobody can call
;;      ^^^^^^^ related: this one uses it
  (func $referenced)
;;      ^^^^^^^^^^^ warning[unreachable-function]: function `$referenced` is used only by functions that nobody can call
  (elem declare func $referenced))

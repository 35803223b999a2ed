;; An instruction without parentheses inside one with them.
(module
  (func (export "f") (result i32)
    (i32.add i32.const 1 i32.const 2)))
;;           ^^^^^^^^^ error[unexpected-token]: expected a folded instruction or `)` but found `i32.const`

;; An instruction that does not exist.
(module
  (func (export "f") (result i32)
    (i32.ad (i32.const 1) (i32.const 2))))
;;   ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.ad`, did you mean `i32.add`?

;; A token that fits nowhere.
(module
  (func (export "f") (param i32 ,) (nop)))
;;                              ^ error[unexpected-token]: expected a value type or `)` but found `,`: nothing but space separates the parts of a list

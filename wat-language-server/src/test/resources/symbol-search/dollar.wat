;; query: $add
(module (func $add) (func $bad_dd) (data $madd "")
  (func $sum (export "add")))

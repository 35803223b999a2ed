(module
  (func (param i32 i32) (local.get 2) (drop))
;;                                 ^ error[unknown-local]: unknown local 2, there are only 2
  (func (block (br 2)))
;;                 ^ error[unknown-label]: unknown label 2, there are only 2 around
  (func (call 99))
;;            ^^ error[unknown-function]: unknown function 99, there are only 11
  (func (drop (global.get 0)))
  (global $g i32 (i32.const 1))
  (func (global.set $g (i32.const 1)))
;;                  ^^ error[immutable-global]: global `$g` is immutable
  (func (i32.store (i32.const 0) (i32.const 0)))
;;       ^^^^^^^^^ error[unknown-memory]: unknown memory 0, there are none
  (func (table.get 3))
;;       ^^^^^^^^^ error[type-mismatch]: the function must leave nothing but leaves [unknown]
;;                 ^ error[unknown-table]: unknown table 3, there are none
;;                   ^ note: it ends here
  (func (throw 0))
;;             ^ error[unknown-tag]: unknown tag 0, there are none
  (func (data.drop 0))
;;                 ^ error[unknown-data-segment]: unknown data segment 0, there are none
  (func (elem.drop 1))
;;                 ^ error[unknown-elem-segment]: unknown elem segment 1, there are none
  (func (param (ref 17)))
;;      ^ error[unknown-type]: unknown type 17, there are only 3
)

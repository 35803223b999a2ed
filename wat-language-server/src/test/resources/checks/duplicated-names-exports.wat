;; Two exports of one name.
(module
  (func (export "f"))
;;              ^^^ related: the first export of that name
  (func (export "f")))
;;              ^^^ error[duplicate-export]: the name "f" is already exported

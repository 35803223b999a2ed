;; A type by its number.
(module
  (type (struct))
  (func (export "f")
    block (type 0)
;;              ^ error[unknown-type]: type `0` must be a function but is (struct)
    end))

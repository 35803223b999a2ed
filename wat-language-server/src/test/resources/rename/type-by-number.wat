;; to: $sig
(module
  (type(func))
  (type $r (struct (field (ref null 0))))
  (table 1 (ref null 0))
  (func (type 0<|>) (call_indirect (type 0) (i32.const 0)) (drop (ref.null 0)) (block (type 0))))

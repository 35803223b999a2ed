;; An alignment beyond the natural one.
(module
  (memory 1)
  (func (export "f") (result i32)
    (i32.load align=8 (i32.const 0))))
;;            ^^^^^^^ error[invalid-alignment]: alignment 8 is larger than natural, which is 4

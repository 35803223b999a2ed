;; An alignment that is no power of two.
(module
  (memory 1)
  (func (export "f") (result i32)
    (i32.load align=3 (i32.const 0))))
;;            ^^^^^^^ error[malformed-alignment]: alignment must be a power of two, not 3

;; An offset that the memory cannot have.
(module
  (memory 1)
  (func (export "f") (result i32)
    (i32.load offset=0x100000000 (i32.const 0))))
;;            ^^^^^^^^^^^^^^^^^^ error[offset-out-of-range]: offset 4294967296 does not fit the 32-bit memory

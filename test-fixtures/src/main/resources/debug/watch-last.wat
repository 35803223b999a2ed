;; The last thing that the program does is to write.
(module
  (memory 1)
  (func (export "main")
    (i64.store (i32.const 0) (i64.const 0x100000000)))
)

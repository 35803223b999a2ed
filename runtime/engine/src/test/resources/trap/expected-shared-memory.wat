(module
  (memory 1)
  (func (export "memory.atomic.wait32")
    (drop (memory.atomic.wait32 (i32.const 8) (i32.const 0) (i64.const 1000)))))

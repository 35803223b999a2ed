(module
  (memory 1)
  (func (export "a load")
    (drop (i32.atomic.load (i32.const 6))))
  (func (export "a change with an offset")
    (drop (i64.atomic.rmw.xchg offset=4 (i32.const 8) (i64.const 1)))))

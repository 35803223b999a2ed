(mod<|>ule
  (type (struct (field i32) (field i32 i64)))
  (type (func (param i32 i32) (result i32)))
  (import "env" "log" (func (param i32)))
  (table 2 funcref)
  (memory (export "memory") 1)
  (global (mut i32) (i32.const 0))
  (data "abc")
  (func (export "sum of all") (type 1) (param i32 i32) (result i32)
    (local i32 i32)
    block
      loop $label0
        local.get 0
        br_if 0
        br 1
      end
      (if (local.get 1) (then (br 1) (br 0) (br 2)))
    end
    (drop (struct.get 0 1 (struct.new 0 (local.get 0) (i32.const 1) (i64.const 2))))
    (call 0 (i32.load 0 (global.get 0)))
    (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 1))
    (call_indirect 0 (type 1) (local.get 3) (i32.const 1) (i32.const 0)))
  (elem 0 (i32.const 0) 1 0)
  (start 2)
  (func)
  (func (type 1) local.get 0))

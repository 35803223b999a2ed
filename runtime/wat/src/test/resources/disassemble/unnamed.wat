(module
  (import "env" "log" (func (param i32)))
  (memory 1)
  (global (mut i32) (i32.const 1))
  (func (param i32 i64) (result i32) (local f32 f32 f64)
    block
      loop
        local.get 0
        br_table 0 1 0
      end
      i32.const 1
      if
        br 1
      end
    end
    global.get 0)
  (func (export "run") (call 0 (i32.const 1)))
  (data (i32.const 0) "a")
  (data "b"))

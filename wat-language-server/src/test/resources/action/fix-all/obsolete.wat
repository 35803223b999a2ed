(module<|>
  (global $limit (mut i32) (i32.const 10))
  (table 1 anyfunc)
  (func (param i32) (result i32)
    get_local 0
    tee_local 0
    grow_memory)
  (memory 1))

;; What code does to bytes of a memory, with all kinds of instructions.
(module
  (memory 1)
  (data $hello "hello")
  (func $main (export "main") (param $p i32) (result i32)
    (i32.store (local.get $p) (i32.const 7))
    (i32.store8 offset=3 (local.get $p) (i32.const 1))
    (i32.store (i32.const 32) (i32.const 99))
    (memory.fill (i32.const 0) (i32.const 0xff) (i32.const 20))
    (memory.init $hello (local.get $p) (i32.const 0) (i32.const 5))
    (memory.copy (i32.const 14) (i32.const 64) (i32.const 8))
    (v128.store (i32.const 8) (v128.const i32x4 1 2 3 4))
    (i32.load (local.get $p)))
)

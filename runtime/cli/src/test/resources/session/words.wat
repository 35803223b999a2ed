(module
  (memory (export "memory") 1)
  (global $next (mut i32) (i32.const 16))
  (data (i32.const 0) "step by step\00")
  (func $put (param $byte i32)
    (i32.store8 (global.get $next) (local.get $byte))
    (global.set $next (i32.add (global.get $next) (i32.const 1))))
  (func $fill (export "fill") (param $count i32)
    (local $i i32)
    (loop $again
      (call $put (i32.add (i32.const 65) (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (local.get $count))))
    (memory.copy (i32.const 17) (i32.const 0) (i32.const 4))))

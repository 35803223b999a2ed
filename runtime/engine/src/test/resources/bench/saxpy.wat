;; y = a * x + y over arrays of 2,048 numbers of type f32, count times.
(module
  (memory 1)
  (func (export "run") (param $count i32) (result i32)
    (local $i i32)
    (call $fill)
    (loop $again
      (local.set $i (i32.const 0))
      (loop $next
        (v128.store offset=8192
          (local.get $i)
          (f32x4.add
            (v128.load offset=8192 (local.get $i))
            (f32x4.mul (v128.load (local.get $i)) (v128.const f32x4 0.5 0.25 -0.5 -0.25))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 8192))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.load (i32.const 8200)))
  (func $fill
    (local $i i32)
    (loop $next
      (f32.store (local.get $i) (f32.convert_i32_u (local.get $i)))
      (f32.store offset=8192 (local.get $i) (f32.const 0))
      (br_if $next
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4))) (i32.const 8192))))))

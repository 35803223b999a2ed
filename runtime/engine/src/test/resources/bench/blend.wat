;; Blends 1,024 pixels of four bytes with others in reverse order, count times: lanes are moved, widened and narrowed.
(module
  (memory 1)
  (func (export "run") (param $count i32) (result i32)
    (local $i i32) (local $a v128) (local $b v128)
    (call $fill)
    (loop $again
      (local.set $i (i32.const 0))
      (loop $next
        (local.set $a (v128.load (local.get $i)))
        (local.set $b
          (i8x16.shuffle 12 13 14 15 8 9 10 11 4 5 6 7 0 1 2 3
            (v128.load offset=4096 (i32.sub (i32.const 4080) (local.get $i)))
            (local.get $a)))
        (v128.store offset=8192
          (local.get $i)
          (i8x16.narrow_i16x8_u
            (i16x8.shr_u
              (i16x8.add (i16x8.extend_low_i8x16_u (local.get $a)) (i16x8.extend_low_i8x16_u (local.get $b)))
              (i32.const 1))
            (i16x8.shr_u
              (i16x8.add (i16x8.extend_high_i8x16_u (local.get $a)) (i16x8.extend_high_i8x16_u (local.get $b)))
              (i32.const 1))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 4096))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.load (i32.const 8212)))
  (func $fill
    (local $i i32)
    (loop $next
      (i32.store8 (local.get $i) (i32.shr_u (i32.mul (local.get $i) (i32.const 0x9E3779B1)) (i32.const 25)))
      (br_if $next
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 8192))))))

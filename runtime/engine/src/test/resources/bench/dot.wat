;; The dot product of two arrays of 4,096 numbers of 16 bits, count times.
(module
  (memory 1)
  (func (export "run") (param $count i32) (result i32)
    (local $i i32) (local $sums v128) (local $total i32)
    (call $fill)
    (loop $again
      (local.set $i (i32.const 0))
      (local.set $sums (v128.const i32x4 0 0 0 0))
      (loop $next
        (local.set $sums
          (i32x4.add
            (local.get $sums)
            (i32x4.dot_i16x8_s (v128.load (local.get $i)) (v128.load offset=8192 (local.get $i)))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 8192))))
      (local.set $total
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
          (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $total))
  (func $fill
    (local $i i32)
    (loop $next
      (i32.store16 (local.get $i) (i32.mul (local.get $i) (i32.const 40503)))
      (br_if $next
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 2))) (i32.const 16384))))))

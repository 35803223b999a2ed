;; Counts the line ends and the letters in 16,384 bytes, count times: how parsers use vectors.
(module
  (memory 1)
  (func (export "run") (param $count i32) (result i32)
    (local $i i32) (local $bytes v128) (local $found i32)
    (call $fill)
    (loop $again
      (local.set $i (i32.const 0))
      (local.set $found (i32.const 0))
      (loop $next
        (local.set $bytes (v128.load (local.get $i)))
        (local.set $found
          (i32.add
            (local.get $found)
            (i32.popcnt
              (i8x16.bitmask
                (v128.or
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 10)))
                  (i8x16.lt_u
                    (i8x16.sub (v128.or (local.get $bytes) (i8x16.splat (i32.const 0x20))) (i8x16.splat (i32.const 97)))
                    (i8x16.splat (i32.const 26))))))))
        (br_if $next
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const 16384))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $found))
  (func $fill
    (local $i i32)
    (loop $next
      (i32.store8 (local.get $i) (i32.shr_u (i32.mul (local.get $i) (i32.const 0x9E3779B1)) (i32.const 25)))
      (br_if $next
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 16384))))))

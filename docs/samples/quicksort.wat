;; Quicksort of 32-bit integers in linear memory (Hoare's partition).
;;
;; The array starts at address 0. Watch it in the memory view while `sort` runs: the bytes that a step has
;; changed are marked. `run n` fills the array with n pseudo-random numbers, sorts them and says 1 if they are in order.
(module
  (memory (export "memory") 1)

  ;; State of the random number generator.
  (global $seed (mut i32) (i32.const 2463534242))

  ;; Marsaglia's xorshift: never 0, period 2^32 - 1.
  (func $random (result i32)
    (local $x i32)
    (local.set $x (global.get $seed))
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
    (global.set $seed (local.get $x))
    (local.get $x))

  ;; Address of element $index.
  (func $at (param $index i32) (result i32)
    (i32.shl (local.get $index) (i32.const 2)))

  ;; Makes the memory large enough for $n elements; traps if it cannot grow that far.
  (func $reserve (param $n i32)
    (local $missing i32)
    (local.set $missing
      (i32.sub
        (i32.shr_u (i32.add (call $at (local.get $n)) (i32.const 65535)) (i32.const 16))
        (memory.size)))
    (if (i32.gt_s (local.get $missing) (i32.const 0))
      (then
        (if (i32.eq (memory.grow (local.get $missing)) (i32.const -1))
          (then unreachable)))))

  ;; Writes $n pseudo-random numbers, always the same ones for the same $from (which must not be 0).
  (func $fill (export "fill") (param $n i32) (param $from i32)
    (local $i i32)
    (call $reserve (local.get $n))
    (global.set $seed (local.get $from))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (i32.store (call $at (local.get $i)) (call $random))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  ;; Exchanges the elements $i and $j. Both are loaded before either is stored: follow the operand stack.
  (func $swap (param $i i32) (param $j i32)
    (call $at (local.get $i))
    (i32.load (call $at (local.get $j)))
    (call $at (local.get $j))
    (i32.load (call $at (local.get $i)))
    i32.store
    i32.store)

  ;; Reorders the elements $low..$high (both included) so that none up to the returned index is greater than any after it.
  (func $partition (param $low i32) (param $high i32) (result i32)
    (local $pivot i32)
    (local $i i32)
    (local $j i32)
    (local.set $pivot
      (i32.load (call $at (i32.add
        (local.get $low)
        (i32.shr_u (i32.sub (local.get $high) (local.get $low)) (i32.const 1))))))
    (local.set $i (i32.sub (local.get $low) (i32.const 1)))
    (local.set $j (i32.add (local.get $high) (i32.const 1)))
    (loop $again (result i32)
      (loop $up
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $up (i32.lt_s (i32.load (call $at (local.get $i))) (local.get $pivot))))
      (loop $down
        (local.set $j (i32.sub (local.get $j) (i32.const 1)))
        (br_if $down (i32.gt_s (i32.load (call $at (local.get $j))) (local.get $pivot))))
      (if (result i32) (i32.ge_s (local.get $i) (local.get $j))
        (then
          (local.get $j))
        (else
          (call $swap (local.get $i) (local.get $j))
          (br $again)))))

  ;; Sorts the elements $low..$high (both included) in ascending signed order.
  ;; Calls itself for the smaller part and loops for the larger one, so the calls nest at most log2(n) deep.
  (func $sort (export "sort") (param $low i32) (param $high i32)
    (local $middle i32)
    (block $done
      (loop $more
        (br_if $done (i32.ge_s (local.get $low) (local.get $high)))
        (local.set $middle (call $partition (local.get $low) (local.get $high)))
        (if (i32.lt_s
              (i32.sub (local.get $middle) (local.get $low))
              (i32.sub (local.get $high) (local.get $middle)))
          (then
            (call $sort (local.get $low) (local.get $middle))
            (local.set $low (i32.add (local.get $middle) (i32.const 1))))
          (else
            (call $sort (i32.add (local.get $middle) (i32.const 1)) (local.get $high))
            (local.set $high (local.get $middle))))
        (br $more))))

  ;; 1 if the first $n elements are in ascending order, 0 otherwise.
  (func $check (export "check") (param $n i32) (result i32)
    (local $i i32)
    (local.set $i (i32.const 1))
    (loop $next
      (if (i32.ge_s (local.get $i) (local.get $n))
        (then (return (i32.const 1))))
      (if (i32.gt_s
            (i32.load (call $at (i32.sub (local.get $i) (i32.const 1))))
            (i32.load (call $at (local.get $i))))
        (then (return (i32.const 0))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $next))
    unreachable)

  ;; Fills, sorts, checks.
  (func $run (export "run") (param $n i32) (result i32)
    (call $fill (local.get $n) (i32.const 42))
    (call $sort (i32.const 0) (i32.sub (local.get $n) (i32.const 1)))
    (call $check (local.get $n))))

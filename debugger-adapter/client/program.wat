;; The program that the tests debug. A comment `@name` marks its line, so that tests need no line numbers.
(module
  (memory (export "memory") 1)
  (data (i32.const 64) "hello")
  (tag $odd (param i32))
  (global $total (mut i32) (i32.const 1))
  (start $prepare)
  (func $prepare
    (global.set $total (i32.const 100))) ;; @start
  (func $square (param $x i32) (result i32)
    (i32.mul (local.get $x) (local.get $x))) ;; @square
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $i i32)
    (local $acc i32)
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1))) ;; @round
      (local.set $acc ;; @acc
        (i32.add (local.get $acc) (call $square (local.get $i)))) ;; @call
      (i32.store (i32.const 16) (local.get $acc)) ;; @store
      (global.set $total (local.get $acc)) ;; @total
      (br_if $again (i32.lt_s (local.get $i) (local.get $n)))) ;; @again
    (local.get $acc)) ;; @result
  (func $down (export "down") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32.const 7)))) ;; @down
    (call $down (i32.sub (local.get $n) (i32.const 1))))
  (func $spin (export "spin")
    (loop $forever (br $forever))) ;; @spin
  (func $fall (export "fall") (result i32)
    (i32.load offset=12 (i32.const 65536))) ;; @trap
  (func $throw (export "throw")
    (throw $odd (i32.const 7)))) ;; @throw

;; The program with which the conformance runner tests our adapter. A comment `@name` marks its line for the runner.
(module
  (memory $memory (export "memory") 1)
  (data (i32.const 64) "hello")
  (global $total (mut i32) (i32.const 0))
  (func $square (param $x i32) (result i32)
    (i32.mul (local.get $x) (local.get $x))) ;; @callee
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $i i32)
    (local $acc i32)
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1))) ;; @first
      (local.set $acc (i32.add (local.get $acc) (call $square (local.get $i)))) ;; @call
      (i32.store (i32.const 16) (local.get $acc)) ;; @stop
      (global.set $total (local.get $acc)) ;; @after
      (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
    (local.get $acc))
  (func $down (export "down") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then
      (return (i32.const 7)))) ;; @deep
    (call $down (i32.sub (local.get $n) (i32.const 1))))
  (func $spin (export "spin")
    (loop $forever (br $forever)))
  (func $fall (export "fall") (result i32)
    (i32.load offset=12 (i32.const 65536)))) ;; @trap

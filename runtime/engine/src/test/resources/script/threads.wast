(module $shared (memory (export "memory") 1 1 shared))
(register "shared")

(thread $waiter (shared (module $shared))
  (register "shared" $shared)
  (module
    (import "shared" "memory" (memory 1 1 shared))
    (func (export "wait") (result i32)
      (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
  (assert_return (invoke "wait") (either (i32.const 0) (i32.const 1)))
  (assert_return (invoke "wait") (i32.const 2)))
;;^^^^^^^^^^^^^^ failed: expected i32 2 but got i32 1

(thread $waker (shared (module $shared))
  (register "shared" $shared)
  (module
    (import "shared" "memory" (memory 1 1 shared))
    (func (export "wake") (result i32)
      (i32.atomic.store (i32.const 0) (i32.const 42))
      (memory.atomic.notify (i32.const 0) (i32.const 1))))
  (assert_return (invoke "wake") (either (i32.const 0) (i32.const 1))))

(wait $waiter)
(wait $waker)
(wait $waker)
;; @0..5 failed: there is no thread `$waker` to wait for

(module
  (import "shared" "memory" (memory 1 1 shared))
  (func (export "get") (result i32) (i32.load (i32.const 0))))
(assert_return (invoke "get") (i32.const 42))

;; A function with a legacy `try` keeps the exception in a slot between its locals and its constants.
(module
  (tag $e (param i32 i32))
  (func $throw (i32.const 1) (i32.const 2) (throw $e))
  (func (export "sum") (result i32)
    (try (result i32)
      (do (call $throw) (i32.const 8))
      (catch $e (i32.const 2) (i32.sub) (i32.add)))))

(assert_return (invoke "sum") (i32.const 1))

;; Exceptions go to whoever may catch them; what nobody catches leaves the function.
(module
  (tag $e (param i32))
  (tag $other)
  (func $callee)
  (func $catches (result i32)
    (block $all
      (block $caught (result i32)
        (try_table (catch $e $caught) (catch_all $all)
          (call $callee)
          (throw $e (i32.const 1)))
        (unreachable))
      (return))
    (throw $other)))

(module
  (type $t (func (param i32) (result i32)))
  (import "m" "log" (func $log (param i32)))
  (start $main)
  (func $main (call $a<|>) (call $a) (call 3 (i32.const 1)))
  (func $a (return_call $b (i32.const 1)))
  (func $b (param i32) (call $log (local.get 0)) (call $a) (if (local.get 0) (then (call $b (i32.const 0))))))

(module
  (type $t (func (param i32) (result i32)))
  (table 1 funcref)
  (elem (i32.const 0) $f $g $h)
  (func $f (type $t) (local.get 0))
  (func $g (param i32) (result i32) (local.get 0))
  (func $h)
  (func $caller<|>
    (drop (call_indirect (type $t) (i32.const 1) (i32.const 0)))
    (call_indirect (param f64) (f64.const 1) (i32.const 0))
    (drop (ref.func $f))
    (drop (call $f (i32.const 0)))))

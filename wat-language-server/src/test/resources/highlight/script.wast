(module $a (func (export "f") (param i32) (result i32) (local.get 0)))
(register "a" $a)
(assert_return (invoke $a "f" (i32.const 1)) (f32.const nan:canonical))
(assert_invalid
  (module (global $g i32 (i32.const 1)) (func $f (param $x i32) (global.set $g (local.get $x))))
  "immutable global")
(assert_malformed (module quote "(func") "unexpected end")
(module definition $d (func $f (call $f)))
(module instance $i $d)
(assert_return (get "g") (ref.extern 2))
(assert_unlinkable
  (module definition $d (func $f (param $x i32) (drop (local.get $x))))
  "unknown import")

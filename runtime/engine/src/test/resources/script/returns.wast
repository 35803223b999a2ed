(module
  (func (export "i32") (param i32) (result i32) (local.get 0))
  (func (export "i64") (param i64) (result i64) (local.get 0))
  (func (export "f32") (param f32) (result f32) (local.get 0))
  (func (export "f64") (param f64) (result f64) (local.get 0))
  (func (export "two") (result i32 f32) (i32.const 1) (f32.const 2))
  (func (export "none"))
  (global (export "g") i64 (i64.const -1)))

(assert_return (invoke "i32" (i32.const -1)) (i32.const 0xffffffff))
(assert_return (invoke "i32" (i32.const 1)) (i32.const 2))
;; @0..14 failed: expected i32 2 but got i32 1
(assert_return (invoke "i64" (i64.const 0x8000000000000000)) (i64.const -9223372036854775808))
(assert_return (invoke "f32" (f32.const -0)) (f32.const 0))
;; @0..14 failed: expected f32 0.0 but got f32 -0.0
(assert_return (invoke "f32" (f32.const nan)) (f32.const nan:canonical))
(assert_return (invoke "f32" (f32.const -nan)) (f32.const nan:arithmetic))
(assert_return (invoke "f32" (f32.const nan:0x200000)) (f32.const nan:0x200000))
(assert_return (invoke "f32" (f32.const nan:0x600000)) (f32.const nan:canonical))
;; @0..14 failed: expected f32 nan:canonical but got f32 nan:0x600000
(assert_return (invoke "f64" (f64.const nan:0x4000000000000)) (f64.const nan:arithmetic))
;; @0..14 failed: expected f64 nan:arithmetic but got f64 nan:0x4000000000000
(assert_return (invoke "f64" (f64.const 0x1p-1074)) (f64.const 0x1p-1074))
(assert_return (invoke "f64" (f64.const 1)) (either (f64.const 2) (f64.const 1)))
(assert_return (invoke "f64" (f64.const 1)) (either (f64.const 2) (f64.const 3)))
;; @0..14 failed: expected f64 2.0 or f64 3.0 but got f64 1.0

(assert_return (invoke "two") (i32.const 1) (f32.const 2))
(assert_return (invoke "two") (i32.const 1))
;; @0..14 failed: expected i32 1 but got i32 1 and f32 2.0
(assert_return (invoke "two") (f32.const 1) (i32.const 2))
;; @0..14 failed: expected f32 1.0 and i32 2 but got i32 1 and f32 2.0
(assert_return (invoke "none"))
(assert_return (invoke "none") (i32.const 0))
;; @0..14 failed: expected i32 0 but got no result
(assert_return (get "g") (i64.const -1))
(assert_return (get "g") (i64.const 1))
;; @0..14 failed: expected i64 1 but got i64 -1

(invoke "none")
(get "g")

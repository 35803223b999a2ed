(module
  (type $pair (struct (field i32)))
  (type $list (array i8))
  (tag $oops (param i32))
  (func (export "vector") (param v128) (result v128) (local.get 0))
  (func (export "pair") (result anyref) (struct.new $pair (i32.const 1)))
  (func (export "list") (result eqref) (array.new_default $list (i32.const 3)))
  (func (export "small") (result i31ref) (ref.i31 (i32.const 5)))
  (func (export "any") (param anyref) (result anyref) (local.get 0))
  (func (export "none") (result nullref) (ref.null none))
  (func (export "throw") (throw $oops (i32.const 1))))

(assert_return (invoke "vector" (v128.const i32x4 1 2 3 4)) (v128.const i32x4 1 2 3 4))
(assert_return (invoke "vector" (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)) (v128.const i64x2 0x0706050403020100 0x0f0e0d0c0b0a0908))
(assert_return (invoke "vector" (v128.const f32x4 1 nan -nan:0x600000 -0)) (v128.const f32x4 1 nan:canonical nan:arithmetic -0))
(assert_return (invoke "vector" (v128.const f32x4 1 nan 3 4)) (v128.const f32x4 1 2 nan:canonical 4))
;; @0..14 failed: expected f32x4:1.0,2.0,nan:canonical,4.0 but got f32x4:1.0,nan,3.0,4.0
(assert_return (invoke "vector" (v128.const i32x4 1 2 3 4)) (i32.const 1))
;; @0..14 failed: expected i32 1 but got i32x4:1,2,3,4

(assert_return (invoke "pair") (ref.struct))
(assert_return (invoke "pair") (ref.eq))
(assert_return (invoke "pair") (ref.any))
(assert_return (invoke "pair") (ref.array))
;; @0..14 failed: expected ref.array but got ref.struct(1)
(assert_return (invoke "list") (ref.array))
(assert_return (invoke "list") (ref.i31))
;; @0..14 failed: expected ref.i31 but got ref.array(0, 0, 0)
(assert_return (invoke "small") (ref.i31))
(assert_return (invoke "small") (ref.struct))
;; @0..14 failed: expected ref.struct but got ref.i31 5
(assert_return (invoke "any" (ref.host 3)) (ref.host 3))
(assert_return (invoke "any" (ref.host 3)) (ref.host 4))
;; @0..14 failed: expected ref.any 4 but got ref.any 3
(assert_return (invoke "none") (ref.null any))
(assert_return (invoke "none") (ref.null none))
(assert_return (invoke "none") (ref.null extern))
;; @0..14 failed: expected ref.null extern but got ref.null none

(assert_exception (invoke "throw"))
(assert_return (invoke "throw"))
;; @0..14 failed: expected no result but got an uncaught exception $oops(1)
(assert_trap (invoke "throw") "unreachable")
;; @0..12 failed: expected the trap "unreachable" but got an uncaught exception $oops(1)

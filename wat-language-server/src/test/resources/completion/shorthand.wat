;; What is quick to type becomes folded instructions, typed by what is wanted.
(module
  (memory 1)
  (global $g (mut i64) (i64.const 0))
  (global $limit i32 (i32.const 10))
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $numbers
    (drop (i32.add 5<|>))
;;                 ^^^^ offers: (i32.const 5) i32
    (drop (i64.add 0x1F<|>))
;;                 ^^^^^^^ offers: (i64.const 0x1F) i64
    (drop (f64.add 1.5<|>))
;;                 ^^^^^^ offers: (f64.const 1.5) f64
    (drop (f32.add 2<|>))
;;                 ^^^^ offers: (f32.const 2) f32
    (drop (i64.add 5i64<|>))
;;                 ^^^^^^^ offers: (i64.const 5) i64
    (drop (i64.add 5i32<|>))
;;                 ^^^^^^^ offers: nothing
    (drop (i32.add 1.5<|>))
;;                 ^^^^^^ offers: nothing
    (drop (i32.add (i32.const 1) 4294967296<|>))
;;                               ^^^^^^^^^^^^^ offers: nothing
    (drop (i32.add (i32.const 1) -1<|>)))
;;                               ^^^^^ offers: (i32.const -1) i32
  (func $names (param $x i32) (param $y i64) (param $z f64)
    (drop (i32.add x<|>))
;;                 ^^^^ offers: (local.get $x) i32
    (drop (i32.add $<|>))
;;                 ^^^^ offers: (local.get $x) i32
    (drop (i32.add limit<|>))
;;                 ^^^^^^^^ offers: (global.get $limit) i32
    (drop (i32.add y<|>))
;;                 ^^^^ offers: nothing
    (drop (i32.add (local.get $x) (i32.const 1) 5<|>))
;;                                              ^^^^ offers: nothing
    (call $add (local.get $x) <|>))
;; @33..33 offers: (local.get $x) i32
  (func $calls (param $x i32) (param $y i64)
    (drop (i32.add i32.mul(x,2)<|>))
;;                 ^^^^^^^^^^^^^^^ offers: (i32.mul (local.get $x) (i32.const 2)) i32
    (drop (i32.add add(x,add(1,i32.load(8)))<|>))
;;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ offers: (call $add (local.get $x) (call $add (i32.const 1) (i32.load (i32.const 8)))) i32
    (drop (i64.add add(1,2)<|>))
;; @30..30 offers: nothing
    (drop (i32.add add(1)<|>))
;; @28..28 offers: nothing
    (drop (i32.add add(1,2,3)<|>))
;; @32..32 offers: nothing
    (drop (i32.add nothing(1)<|>))
;; @32..32 offers: nothing
    (drop (i32.add add(y,1)<|>))
;; @30..30 offers: nothing
    (drop (add(1,2)<|>)))
;;         ^^^^^^^^^^^ offers: call $add (i32.const 1) (i32.const 2) i32
  (func $assign (param $x i32)
    x=i32.add(x,1)<|>)
;;  ^^^^^^^^^^^^^^^^^ offers: (local.set $x (i32.add (local.get $x) (i32.const 1)))
  (func $assign-global
    g=5<|>)
;;  ^^^^^^ offers: (global.set $g (i64.const 5))
  (func $assign-constant
    limit=5<|>)
;;  ^^^^^^^^^^ offers: nothing
  (func $store (param $x i32)
    i32.store(0,x)<|>)
;;  ^^^^^^^^^^^^^^^^^ offers: (i32.store (i32.const 0) (local.get $x))
  (func $flat (param $y i64)
    7i64<|>
;;  ^^^^^^^ offers: (i64.const 7) i64
    local.get $y
    1<|>)
;;  ^^^^ offers: (i64.const 1) i64
  (func $condition (param $x i32) (param $y i64)
    (if x<|> (then))
;;      ^^^^ offers: (local.get $x) i32
    (if y<|> (then))
;;      ^^^^ offers: nothing
    (if i64.eqz(y)<|> (then)))
;;      ^^^^^^^^^^^^^ offers: (i64.eqz (local.get $y)) i32
  (func $wat
    (i32.store<|>(i32.const 0) (i32.const 1)))
;;   ^^^^^^^^^^^^ offers: i32.store [i32 i32] -> [] | i32.store8 [i32 i32] -> [] | i32.store16 [i32 i32] -> [] | (i32.store … address value)
  (func $more-wat
    (i32.store(i32.const 0)<|> (i32.const 1))))
;; @30..30 offers: nothing

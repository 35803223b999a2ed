;; Names are ranked by the operands on the stack, or by what the instruction around them wants.
(module
  (type $two (func (param i32 i32) (result i32)))
  (type $one (func (param i64)))
  (global $g32 (mut i32) (i32.const 0))
  (global $g64 (mut i64) (i64.const 0))
  (func $takes-i64 (param i64))
  (func $takes-two (param i32 i32) (result i32) local.get 0)
  (func $gives-f64 (result f64) f64.const 0)
  (func $f (param $a i32) (param $b i64) (local $c f64)
    local.get $a
    local.get $a
    call <|>$takes-two
;; @12..12 offers: $takes-two [i32 i32] -> [i32] | $gives-f64 [] -> [f64] | $takes-i64 [i64] -> [] | $f [i32 i64] -> []
    drop
    local.get $b
    call <|>$takes-i64
;; @12..12 offers: $takes-i64 [i64] -> [] | $gives-f64 [] -> [f64] | $takes-two [i32 i32] -> [i32] | $f [i32 i64] -> []
    local.get $b
    global.set <|>$g64
;; @18..18 offers: $g64 (mut i64) | $g32 (mut i32)
    local.get $b
    local.set <|>$b
;; @17..17 offers: $b i64 | $a i32 | $c f64
    (local.set $c (call <|>$gives-f64))
;; @27..27 offers: $gives-f64 [] -> [f64] | $takes-two [i32 i32] -> [i32] | $takes-i64 [i64] -> [] | $f [i32 i64] -> []
    (f64.store (global.get <|>$g32) (local.get <|>$c))
;; @30..30 offers: $g32 (mut i32) | $g64 (mut i64)
;; @50..50 offers: $c f64 | $a i32 | $b i64
    (block $l (result i32)
      local.get $a
      br <|>$l)
;; @12..12 offers: $l block [i32], depth 0 | 1 func []
    drop)
  (memory 1)
)

(module
  (func $f (param $count i32) (param $total i64) (local $ratio f64) (local i32)
    (drop (i64.add (local.get <|>$total) (i64.const 1)))
;; @33..33 offers: $total i64 | $count i32 | $ratio f64 | 3 i32
    f64.const 1
    local.set <|>$ratio
;; @17..17 offers: $ratio f64 | $count i32 | $total i64 | 3 i32
    local.get <|>0
;; @17..17 offers: $count i32 | $total i64 | $ratio f64 | 3 i32
    drop
    local.get 1<|>
;;            ^^^^ offers: 1 $total i64
    drop
    (local.tee $t<|>otal (i64.const 2))
;;             ^^^^^ offers: $total i64
    drop))

;; options: width=60 before-locals=multi-only locals=always fields=overflow lists=wrap params=always before-expression=always operands=fit flat-code=one-a-line
(module
  (type $s (struct
    (field $alpha i32)
    (field $beta i32)
    (field $gamma i32)))
  (func $f
    (param $a i32)
    (param $b i32)
    (result i32)
    (local $x i32)
    (local $y i32)
    local.get $a
    local.get $b
    i32.add)
  (func $g (local $x i32)
    (i32.add (local.get 0) (i32.const 1))
    drop)
  (global i32
    (i32.const 1))
  (data (i32.const 0) "abc" "def"))

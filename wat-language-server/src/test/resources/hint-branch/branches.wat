(module
  (tag $e (param i64))
  (func $f (param $x i32) (result i32)
    block $out (result i32)
      loop (param) (result i32)
        local.get $x
        br_if 0
;;            ^ branch-by-index: → line 5
        i32.const 1
        br 1
;;         ^ branch-by-index: → $out, line 13 with [i32]
      end
    end
;; the end of $out
    br $nowhere
    drop
    i32.const 3
    (br_if 0 (local.get $x))
;;         ^ branch-by-index: → return with [i32]
    (block $a
      (block $b
        (br_table $a 0 1 (i32.const 0)))
;;                ^^ branch-by-name: → line 26
;;                   ^ branch-by-index: → $b, line 22
;;                     ^ branch-by-index: → $a, line 26
    )
    (block $h (result i64)
      (try_table (catch $e $h) (nop))
;;                         ^^ branch-by-name: → line 31 with [i64]
      (i64.const 1)
    )
    drop)
)

(module
  (func $a
    block $outer
      block $inner
;;    ^^^^^ note: it begins here
        br $outer
    end $outer)
;;      ^^^^^^ error[mismatching-label]: this ends `$outer`, but `block $inner` inside of it has no `end`
  (func $b
    block $outer
      loop
      end $inner
;;        ^^^^^^ error[mismatching-label]: this label is `$inner` but the block has none
    end)
  (func $c
    block $outer
;;  ^^^^^ error[unexpected-token]: expected an `end` for this block but found `)`
      nop)
;;       ^ note: the parenthesis around it closes here
  (func $d
    block
    end $nothing)
;;      ^^^^^^^^ error[mismatching-label]: this label is `$nothing` but the block has none
  (func $e
    block $x
      block $y
;;    ^^^^^ note: it begins here
      end $x
;;        ^^ error[mismatching-label]: this ends `$x`, but `block $y` inside of it has no `end`
    end $y)
)

(module
  (func
    block $a
      loop $a
        br $a
      end $a
    end)
  (func block $a i32.const 0 if $b else $b end $b end $a)
  (func block $a end $b)
;;            ^^ note: the block gets its name here
;;                   ^^ error[mismatching-label]: this label is `$b` but the block is called `$a`
  (func i32.const 0 if $a else $b end)
;;                     ^^ note: the block gets its name here
;;                             ^^ error[mismatching-label]: this label is `$b` but the block is called `$a`
  (func block end $a)
;;                ^^ error[mismatching-label]: this label is `$a` but the block has none
)

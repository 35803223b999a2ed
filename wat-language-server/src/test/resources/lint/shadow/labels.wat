;; An inner label hides one around it.
(module
  (func (export "f") (param $n i32)
    (block $out
;;         ^^^^ related: the outer block is here
;;         ^^^^ related: the outer block is here
      (loop $again
        (block $out
;;             ^^^^ warning[shadow]: label `$out` hides the one of a block around it
          (br_if $out (local.get $n)))
        (br $again))
      (block $"out"
;;           ^^^^^^ warning[shadow]: label `$out` hides the one of a block around it
        (br $out)))
    block $a
;;        ^^ related: the outer block is here
      local.get $n
      if $a
;;       ^^ warning[shadow]: label `$a` hides the one of a block around it
        br $a
      end
    end))

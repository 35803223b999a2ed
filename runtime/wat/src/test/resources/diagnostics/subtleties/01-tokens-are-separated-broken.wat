(module
  (memory 1)
  (func (drop (i32.const0)))
;;             ^^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.const0`, did you mean `i32.const`?
  (func block br 0drop end)
;;               ^^^^^ error[unexpected-token]: expected a label but found `0drop`
  (data "a""b")
;;      ^^^^^^ error[unexpected-token]: expected a string or `)` but found `"a""b"`: space is missing between the strings
  (data"c")
;; ^^^^^^^ error[unknown-operator]: unknown instruction or keyword `data"c"`: space is missing before the string
  (func $l"x")
;;      ^^^^^ error[unexpected-token]: expected an instruction but found `$l"x"`: space is missing before the string
)

;; Annotations and what is in them.
(@<|>custom "name" (<|>after last) "")
;; @5..5 offers: deprecated the definition behind it is not to be used | custom a custom section | name the name in the name section | js for embedders in JavaScript | metadata.code.compilation_priority how soon a function is compiled | metadata.code.branch_hint whether a branch is likely, before `if` or `br_if` | and 2 more
;; @23..23 offers: before | after
(module
  (@deprecated "use $new") (func $old)
  (func $new)
  (func $f (param $x i32)
    (call <|>$new)
;; @13..13 offers: $old [] -> [] (deprecated) | $new [] -> [] | $f [i32] -> []
    (if (@metadata.code.branch_hint <|>"\00") (local.get $x) (then))
;; @39..39 offers: "\00" unlikely | "\01" likely
    (@metadata.code.br<|>anch_hint "\00") (if (local.get $x) (then)))
;;    ^^^^^^^^^^^^^^^^^^^ offers: metadata.code.branch_hint whether a branch is likely, before `if` or `br_if`
)

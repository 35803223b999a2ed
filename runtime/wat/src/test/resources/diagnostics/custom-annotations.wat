(@custom "before the module")
;; @0..29 error[misplaced-annotation]: misplaced @custom annotation: it belongs in a module
(module $m (@name "module") (@name "twice") (@custom "a" (before first) "x" "y") (@custom)
;;                          ^^^^^^^^^^^^^^^ error[malformed-annotation]: @name annotation: multiple module names
;;                                                                               ^^^^^^^^^ error[malformed-annotation]: @custom annotation: missing section name
  (@custom "a" (after code))
  (@custom 4)
;;         ^ error[malformed-annotation]: @custom annotation: missing section name
  (@custom "\df")
;;         ^^^^^ error[malformed-annotation]: @custom annotation: malformed UTF-8 encoding
  (@custom "a" here)
;;             ^^^^ error[malformed-annotation]: @custom annotation: unexpected token `here`
  (@custom "a" (after))
;;                   ^ error[malformed-annotation]: @custom annotation: malformed section kind `)`
  (@custom "a" (within code))
;;              ^^^^^^ error[malformed-annotation]: @custom annotation: malformed placement, expected `before` or `after`
  (@custom "a" (before codes) "x")
;;                     ^^^^^ error[malformed-annotation]: @custom annotation: malformed section kind `codes`
  (@custom "a" (before last))
;;                     ^^^^ error[malformed-annotation]: @custom annotation: malformed section kind `last`
  (@custom "a" "b" (before first))
;;                 ^ error[malformed-annotation]: @custom annotation: unexpected token `(`
  (@"custom" "a" (after last) "b")
  (@custom_of_someone_else 1)
  (type $t (@name "a type") (func (param (@name "p") i32)))
  (type $s (struct (field (@name "f") i32) (field $g (@name "g") i32) (field (@name "two") i32 i32)))
;;                                                                           ^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @name annotation: it stands behind the keyword or name of the one thing that it names
  (import "m" "f" (func (@name "imported")))
  (func $f (@name "a function") (@name "again") (param (@name "x") i32) (local $l (@name "a local") i64)
;;                              ^^^^^^^^^^^^^^^ error[malformed-annotation]: @name annotation: multiple names
    (@name "nowhere")
;;  ^^^^^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @name annotation: it stands behind the keyword or name of the one thing that it names
    (block $b (@name "a label"))
    (@custom "in a function")
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @custom annotation: a custom section stands between module fields
    (if (@custom "x") (i32.const 1) (then)))
;;      ^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @custom annotation: a custom section stands between module fields
  (func (param i32) (local i32 (@name "late"))
;;                             ^^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @name annotation: it stands behind the keyword or name of the one thing that it names
    local.get 0
    (@metadata.code.branch_hint "\00") if end
    (@metadata.code.branch_hint "\01") (if (local.get 0) (then))
    ((@metadata.code.branch_hint "\01") br_if 0 (local.get 0))
    (@metadata.code.branch_hint "\01") (nop)
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-branch-hint]: @metadata.code.branch_hint annotation: invalid target, the next instruction must be `if` or `br_if`
    (@metadata.code.branch_hint "\02") (br_if 0 (local.get 0))
;;                              ^^^^^ error[malformed-annotation]: @metadata.code.branch_hint annotation: malformed hint, expected "\00" or "\01"
    (@metadata.code.branch_hint) (br_if 0 (local.get 0))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-annotation]: @metadata.code.branch_hint annotation: malformed hint, expected "\00" or "\01"
    (@metadata.code.branch_hint "\00") (@metadata.code.branch_hint "\01") (br_if 0 (local.get 0))
;;                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-annotation]: @metadata.code.branch_hint annotation: duplicate annotation
    (@metadata.code.branch_hint "\00"))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-branch-hint]: @metadata.code.branch_hint annotation: invalid target, the next instruction must be `if` or `br_if`
  (global i32 (@metadata.code.branch_hint "\00") (i32.const 0))
;;            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-annotation]: @metadata.code.branch_hint annotation: not in a function
  (func $i)
  (start $i (@name "start"))
;;          ^^^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @name annotation: it stands behind the keyword or name of the one thing that it names
  (@name "behind fields")
;;^^^^^^^^^^^^^^^^^^^^^^^ error[misplaced-annotation]: misplaced @name annotation: the name of a module stands before its fields
  (@metadata.code.branch_hint "\00"))
;;^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-annotation]: @metadata.code.branch_hint annotation: not in a function
(@name "behind")
;; @0..16 error[misplaced-annotation]: misplaced @name annotation: it belongs in a module

(module
  (@custom "producers" (before first) "data")
  (@custom "notes" (after func) "more" " data")
  (func $f (@name "a function") (param $x i32)
    (@metadata.code.branch_hint "\01") (if (local.get $x) (then (nop))))
)

(module
  (func (param $x i32)
    (nop)
    (@metadata.code.branch_hint "\00")
    <|>(if (local.get $x) (then (unreachable)))<|> ;; never
  ) ;; $f
)

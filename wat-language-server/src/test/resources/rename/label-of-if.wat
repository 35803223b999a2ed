;; to: $new
(module (func (param i32)
  local.get 0
  if $old<|>
    (block (br $old))
  else $old
    br 0
  end $old))

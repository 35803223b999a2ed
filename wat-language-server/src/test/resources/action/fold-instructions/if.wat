(module
  (func (param $x i32) (result i32)
    local.get $x
    (@metadata.code.branch_hint "\01") i<|>f $big (result i32)
      ;; yes
      i32.const 1
    else $big ;; no
      i32.const 2
      i32.const 3
      i32.add
      ;; that was no
    end))

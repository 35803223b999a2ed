(module
  (func (export "in a branch")
    (if (i32.const 1)
      (then (unreachable)))))

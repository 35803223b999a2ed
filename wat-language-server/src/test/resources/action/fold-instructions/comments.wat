(module
  (func (param $x i32) (param $y i32)
    ;; the sum of both
    local.get $x ;; the first
    ;; and the second
    local.get $y (; y ;)
    i32.add ;; both
    ;; goes away
    dr<|>op ;; like this
    nop))

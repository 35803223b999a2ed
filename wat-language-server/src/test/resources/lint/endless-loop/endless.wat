;; Nothing leads out: not a branch to the loop itself or to one within, not what comes after.
(module
  (memory 1)
  (func (export "forever") (loop $again (br $again)))
;;                          ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
  (func (export "count") (param $i i32)
    loop $next
;;  ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
      local.get $i
      i32.const 1
      i32.add
      local.set $i
      br $next
    end)
  (func (export "fill") (param $p i32)
    (loop $next
;;   ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
      (i32.store8 (local.get $p) (i32.const 0))
      (local.set $p (i32.add (local.get $p) (i32.const 1)))
      (br $next)))
  (func (export "branches") (param $i i32)
    (loop $next
;;   ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
      (block $skip
        (br_if $skip (local.get $i))
        (br_if $next (i32.eqz (local.get $i))))
      (if (local.get $i)
        (then (br $next))
        (else (br $next)))))
  (func (export "inner one only") (param $i i32)
    (loop $outer
      (loop $inner
;;     ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
        (br_if $inner (local.get $i))
        (br $inner))
      (br $outer)))
  (func (export "outer") (param $i i32)
    (loop $outer
;;   ^^^^ warning[endless-loop]: nothing leads out of this loop: no branch, return, call or `unreachable`
      (loop $inner
        (br_if $inner (local.get $i)))
      (br $outer))))

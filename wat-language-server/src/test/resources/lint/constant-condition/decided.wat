;; What decides is a number, or computed from numbers only.
(module
  (func (export "folded") (param $x i32) (result i32)
    (block $out
      (br_if $out (i32.const 1))
;;                ^^^^^^^^^^^^^ warning[constant-condition]: this branch is always taken
      (br_if $out (i32.eqz (i32.const 1))))
;;                ^^^^^^^^^^^^^^^^^^^^^^^ warning[constant-condition]: this branch is never taken
    (if (i32.gt_u (i32.const 2) (i32.add (i32.const 1) (i32.const 2)))
;;      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[constant-condition]: this condition is always false
      (then (return (local.get $x))))
    (select (local.get $x) (i32.const 7) (i64.eqz (i64.const 0))))
;;                                       ^^^^^^^^^^^^^^^^^^^^^^^ warning[constant-condition]: this always selects the first value
  (func (export "flat") (param $x i32) (result i32)
    loop $again
      block $out
        i32.const 0
;; @8..+2:16 warning[constant-condition]: this branch is always taken
        i32.const -1
        i32.lt_u
        br_if $again
        i32.const 3
;;      ^^^^^^^^^^^ warning[constant-condition]: this always branches by the index 3
        br_table $out $again
      end
    end
    local.get $x
    i32.const 7
    i32.const 0
;;  ^^^^^^^^^^^ warning[constant-condition]: this always selects the second value
    select (result i32)))

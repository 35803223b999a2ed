(module
  (func $max (param $a i32) (param $b i32) (result i32)
    (local $unused i64)
    (@metadata.code.branch_hint "\01")
    (if (result i32) <|>(i32.gt_s (local.get $a) (local.get $b))<|>
      (then (local.get $a))
      (else (local.get $b)))))

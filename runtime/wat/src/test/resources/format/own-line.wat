;; options: closing-parens=own-line indent=4
(module
  (type $s (sub $t (struct (field $x i32)
     (field $y i32))))
  (func $f (param $x i32)
    (block $b
      (call $g (i32.const 1)) ;; note
      (br_if $b (i32.and (i32.const 1000000000) (i32.const 1000000000)))))
  (func $g (param i32)))

(module
  (import "m" "g" (global $i i32))
  (global $a i32 (i32.add (global.get $i) (i32.const 1)))
  (global $b i32 (i32.mul (global.get $a) (i32.const 2)))
  (memory 1)
  (data (i32.sub (global.get $b) (i32.const 1)) "x")
  (global $c i32 (global.get $d))
;;                           ^^ error[unknown-global]: unknown global `$d` here: only globals before this one can be read
  (global $d i32 (i32.const 1))
  (global $m (mut i32) (i32.const 1))
  (global $e i32 (global.get $m))
;;                ^^^^^^^^^^ error[constant-expression-required]: reading mutable global `$m` is not allowed in a constant expression
  (global $f i32 (i32.div_s (i32.const 4) (i32.const 2)))
;;                ^^^^^^^^^ error[constant-expression-required]: `i32.div_s` is not allowed in a constant expression
)

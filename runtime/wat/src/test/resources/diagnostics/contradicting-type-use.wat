(module
  (type $unary (func (param i32) (result i32)))
  (func (type $unary) (param $x i64) (result i64)
;;            ^^^^^^ error[inline-function-type]: the parameters and results here are [i64] -> [i64] but the type has [i32] -> [i32]
    (i64.add (local.get $x) (local.get $y)))
;;                                     ^^ error[unknown-local]: unknown local `$y`
  (func (type $unary) (param $x (ref $none)) (local (ref $none)) (local.get 0))
;;                                   ^^^^^ error[unknown-type]: unknown type `$none`
;;                                                       ^^^^^ error[unknown-type]: unknown type `$none`
)
(module
  (type $none (func))
  ;; The type that is named counts, so the first local takes the index of the parameter.
  (func (type $none) (param $x i32) (local i64) (local $x f32)))
;;            ^^^^^ error[inline-function-type]: the parameters and results here are [i32] -> [] but the type has [] -> []

(module
  (func $f)
  (func $g)
  (elem declare func $f)
  (func (drop (select (i32.const 1) (i32.const 2) (i32.const 0))))
  (func (drop (select (result funcref) (ref.null func) (ref.null func) (i32.const 0))))
  (func (drop (select (ref.null func) (ref.null func) (i32.const 0))))
;;             ^^^^^^ error[type-mismatch]: `select` without a type takes numbers and vectors only: write `select (result funcref)`
  (func (drop (ref.func $f)))
  (func (drop (ref.func $g)))
;;                      ^^ error[undeclared-function-reference]: function `$g` is not declared for `ref.func`: export it, or name it in an elem segment or a global
)

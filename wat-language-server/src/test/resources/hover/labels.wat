(module
  (tag $oops (param i64))
  (func (result i64)
    (try_table $t (catch $oops 0) (catch_all_ref 1) (unreachable))
;;                 ^^^^^ doc: Catches exceptions of one tag. In a `try_table`, `(catch $tag $label)` branches to the label with the values that the exception carries.
;;                             ^ hover: (func (result i64))
;;                                 ^^^^^^^^^^^^^ doc: Catches every exception in a `try_table` and branches to the label with the exception as an `exnref`, so that `throw_ref` can throw it again.
    unreachable)
  (func $f (param i32) (result i32)
    (block $out (result i32)
;;         ^^^^ fact[A branch goes]: to the end of the block
      (loop $again (param) (result i32)
        (br_if $again (local.get 0))
;;             ^^^^^^ fact[A branch goes]: back to the beginning of the `loop`
;;             ^^^^^^ fact[It carries]: `[]`
;;             ^^^^^^ hover: loop $again (param) (result i32)
        (br_if 1 (i32.const 7) (local.get 0))
;;             ^ fact[A branch goes]: to the end of the block
;;             ^ fact[It carries]: `[i32]`
;;             ^ hover: block $out (result i32)
        (br_table 2 $out (i32.const 7) (local.get 0))))))
;;                ^ fact[A branch goes]: out of the function, as `return` does
;;                ^ hover: (func $f (param i32) (result i32))
;;                  ^^^^ fact[It carries]: `[i32]`

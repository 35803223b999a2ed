;; Clauses that come too late.
(module
  (tag $e)
  (tag $other)
  (func (export "f")
    (block $out
      (try_table (catch $e $out) (catch $other $out) (catch 0 $out) (throw $e))
;;               ^^^^^^^^^^^^^^^ related: this one catches this exception already
;;                                                   ^^^^^^^^^^^^^^ warning[useless-catch]: this clause never catches anything
      (try_table (catch_all $out) (catch $e $out) (throw $e))
;;               ^^^^^^^^^^^^^^^^ related: this one catches everything already
;;                                ^^^^^^^^^^^^^^^ warning[useless-catch]: this clause never catches anything
      (try_table (catch_all $out) (catch_all $out) (throw $e))
;;               ^^^^^^^^^^^^^^^^ related: this one catches everything already
;;                                ^^^^^^^^^^^^^^^^ warning[useless-catch]: this clause never catches anything
      (drop (block $with-reference (result exnref)
        (try_table (catch $e $out) (catch_ref $e $with-reference) (throw $e))
;;                 ^^^^^^^^^^^^^^^ related: this one catches this exception already
;;                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[useless-catch]: this clause never catches anything
        (try_table
            (catch_all_ref $with-reference)
;;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: this one catches everything already
            (catch $other $out)
;;          ^^^^^^^^^^^^^^^^^^^ warning[useless-catch]: this clause never catches anything
          (throw $e))
        (br $out))))))

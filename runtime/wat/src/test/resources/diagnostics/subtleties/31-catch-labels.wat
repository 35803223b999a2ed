(module
  (tag $e (param i32))
  (func (result i32)
    (block $h (result i32)
      (try_table $t (catch $e $h) (throw $e (i32.const 1)))
      (i32.const 0)))
  (func
    (try_table $t (catch $e $t)))
;;                          ^^ error[unknown-label]: unknown label `$t`
  (tag $bad (result i32))
;;          ^^^^^^^^^^^^ error[tag-with-results]: a tag has no results, but this one gives [i32]
)

;; A tag with a result.
(module
  (tag (export "t") (param i32) (result i32)))
;;                              ^^^^^^^^^^^^ error[tag-with-results]: a tag has no results, but this one gives [i32]

;; One type of a group cannot do without the others, because it is what it is in its group only.
(module
  (rec
    (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))
;;                                                            ^^^^^^ warning[unused]: field `$right` is never used
    (type $other (struct)))
  (func (export "left") (param $t (ref $tree)) (result (ref null $tree))
    (struct.get $tree $left (local.get $t))))

;; A script has as many as it likes.
(module $a)
(module $b)

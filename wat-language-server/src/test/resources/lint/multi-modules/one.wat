;; One is fine.
(module $a)

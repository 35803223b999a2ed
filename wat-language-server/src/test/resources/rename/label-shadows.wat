;; to: $a
(module (func block $a block $b<|> br $b end $b br $a end))

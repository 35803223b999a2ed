;; A program.
(func<|> $f
  (; two
  lines ;)
  nop)

(func $g)
;; The end.

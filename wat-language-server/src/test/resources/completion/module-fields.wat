;; Where a module field can begin.
(module $m
  (<|>)
;; @6..6 offers: func | import | export | type | memory | global | and 6 more
  (f<|>)
;; ^^^^ offers: func
  (memory 1)
  <|>
;; @5..5 offers: (func | (import | (export | (type | (memory | (global | and 6 more
  (func $a)
  (<|>
;; @6..6 offers: func | import | export | type | memory | global | and 6 more
)

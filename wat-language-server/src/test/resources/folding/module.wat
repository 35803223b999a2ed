;; A comment
;; of two lines.

;; One line.
(module
  ;; about $f
  ;; in two lines
  (func $f (param i32)
    (block $b
      (br_if $b
        (local.get 0))) ;; trailing
    ;; not joined
    loop $l
      local.get 0 ;; x
      br_if $l
    end)
  (; block
     comment ;)
  (func $g (if (i32.const 1)
    (then
      (nop)
      (nop))
    (else
      nop
    )
  ))
  (memory 1)
)

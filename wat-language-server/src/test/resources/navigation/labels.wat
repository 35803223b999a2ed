(module
  (func $f (param $n i32)
;; ^^^^ unnamed first function
    block $outer
;;        ^^^^^^ def outer
      loop
;;    ^^^^ unnamed anonymous
        block $outer
;;            ^^^^^^ def inner
          br $outer
;;           ^^^^^^ ref inner
          br 1
;;           ^ ref anonymous
          br 2
;;           ^ ref outer
          local.get $n
          br_table 0 2 1
;;                 ^ ref inner
;;                   ^ ref outer
;;                     ^ ref anonymous
        end $outer
;;          ^^^^^^ ref inner
      end
      br 1
;;       ^ ref first function
    end $outer
;;      ^^^^^^ ref outer
    (if $if (local.get $n)
;;      ^^^ def if
      (then (br $if) (br 0))
;;              ^^^ ref if
;;                       ^ ref if
      (else (br $if)))
;;              ^^^ ref if
    block
;;  ^^^^^ unnamed unused
      nop
    end)
;;  ^^^ leads unused
  (func (br 0) (block (br 1))))
;; ^^^^ unnamed function
;;          ^ ref function
;;                        ^ ref function

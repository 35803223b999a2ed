(module
  (func $f (param $x i32)
    block $done
;;        ^^^^^ linked: outer
      (loop $again
;;          ^^^^^^ linked: loop
        (br_if $again (local.get $x))
;;             ^^^^^^ linked: loop
        (br_if 0 (local.get $x))
        (br_table $again $done $again (local.get $x)))
;;                ^^^^^^ linked: loop
;;                       ^^^^^ linked: outer
;;                             ^^^^^^ linked: loop
      ;; A label may hide another one.
      (block $done (br $done))
;;           ^^^^^ linked: inner
;;                     ^^^^^ linked: inner
      local.get $x
;;              ^^ alone
      if $why
;;       ^^^^ linked: why
        br $done
;;         ^^^^^ linked: outer
      else $why
;;         ^^^^ linked: why
        nop
      end $why
;;        ^^^^ linked: why
    end $done
;;      ^^^^^ linked: outer
    ;; With quotes it is the same name, but not the same letters.
    (block $q (br $"q") (br $q))
;;         ^^ linked: q
;;                ^^^^ alone
;;                          ^^ linked: q
    (block $lonely)
;;         ^^^^^^^ alone
    block
;;  ^^^^^ alone
      br 0
;;       ^ alone
    end))
;;  ^^^ alone

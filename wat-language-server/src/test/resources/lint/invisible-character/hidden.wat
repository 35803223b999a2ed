;; What is read is not what the machine reads.
(module
  ;; if ⁦admin⁩ ‮only
;;      ^ warning[invisible-character]: this comment holds U+2066 left-to-right isolate, which nobody can see
  (; zero​width ;)
;;       ^ warning[invisible-character]: this comment holds U+200B zero width space, which nobody can see
  (import "env" "a‮b" (func))
;;                ^ warning[invisible-character]: this string holds U+202E right-to-left override, which nobody can see
  (func (export "f")
    (call 0)))

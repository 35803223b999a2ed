;; 𝄞 before (; everything ;)
(module (; one
  two 𝄞
;) (@custom "note" (before first) "text")
  (@deprecated "old")
  (func $old)
  (@name "né𝄞e")
  (func $new (@metadata.code.branch_hint "\00") (call $old))	(func (call 0))
  (func
    try nop catch_all rethrow 0 end)
  ;; unknown things
  (func $half (local.get $nowhere) i32.frob 12 "loose" (call

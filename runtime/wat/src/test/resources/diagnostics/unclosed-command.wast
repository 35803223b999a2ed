(assert_return (invoke "f") (either (
;; @0..1 note: to match this parenthesis
;;                                  ^ error[unclosed-parenthesis]: expected `)` but found the end of the text

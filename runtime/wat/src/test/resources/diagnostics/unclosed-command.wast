;; A command may end anywhere.
(assert_return (invoke "f") (
;;                          ^ error[unclosed-parenthesis]: expected `)` but found the end of the text

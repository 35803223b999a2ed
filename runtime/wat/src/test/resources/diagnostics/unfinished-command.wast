(module (func (export "f")))
(assert_return (invoke "f") (
;;                          ^ error[unclosed-parenthesis]: expected `)` but found the end of the text

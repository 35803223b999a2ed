;; Other annotations mean other things, and a deprecated thing that nobody uses is no problem.
(module
  (@name "deprecated") (func $f)
  (@deprecatedly "no") (func $g)
  (@deprecated "gone") (func $h)
  ;; (@deprecated "a comment")
  (func $i (@deprecated) nop)
  (func (export "all") (call $f) (call $g) (call $i)))

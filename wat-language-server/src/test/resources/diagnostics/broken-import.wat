(module
  (import "env" (func $f (param i32)))
;;              ^ error[unexpected-token]: expected a name but found `(func`
  (func $g
    ;; An import without its name is an import all the same: 1 is $g, which wants nothing.
    (call 1)))

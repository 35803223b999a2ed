(module
  (func $!#$%&'*+-./:<=>?@\^_`|~ (nop))
  (func $i32.add (call $i32.add) (call $module))
  (func $module)
  (func $a,b)
;;        ^ error[unexpected-token]: expected an instruction but found `,`: nothing but space separates the parts of a list
  (func $c[d])
;;        ^ error[unexpected-token]: expected an instruction but found `[`: groups are written in parentheses
  (func $e{f})
;;        ^ error[unexpected-token]: expected an instruction but found `{`: groups are written in parentheses
)

(module
  (memory 1)
  (func (result i32)
    i32.add 1 2)
;;  ^^^^^^^^^ error[unexpected-token]: `i32.add` takes its operands from the stack, not `1`: write it as `(i32.add (i32.const 1) ...)`, or put the value there first
  (func (param $x i32) (result i32)
    i32.eqz $x)
;;  ^^^^^^^^^^ error[unexpected-token]: `i32.eqz` takes its operands from the stack, not `$x`: write it as `(i32.eqz (local.get $x) ...)`, or put the value there first
  (func (param $x i32) (result i32)
    (i32.add $x 1))
;;   ^^^^^^^^^^ error[unexpected-token]: `i32.add` takes its operands from the stack, not `$x`: write it as `(i32.add (local.get $x) ...)`, or put the value there first
  (func (result i32)
    return 1)
;;  ^^^^^^^^ error[unexpected-token]: `return` takes its operands from the stack, not `1`: write it as `(return (i32.const 1) ...)`, or put the value there first
  (func (i32.store (i32.const 0) 5))
;;                               ^ error[unexpected-token]: expected a folded instruction or `)` but found `5`: a number is put on the stack by `i32.const 5`
  (func (result i32)
    i32.load [0])
;;  ^^^^^^^^^^ error[unexpected-token]: expected an instruction but found `[`: groups are written in parentheses
  (func (param $x i32) (call $log(1)))
;;                               ^ error[unexpected-token]: expected a folded instruction or `)` but found `(1`
  (func $log (param i32))
)

(module
  (func $a (param $x i32) (result i32)
    (i32.const $x))
;;             ^^ error[unexpected-token]: expected an integer but found `$x`: the value of a local or global is read by `local.get` or `global.get`
  (func $b (param $x i32) (result i32)
    local.get x)
;;            ^ error[unexpected-token]: expected a local but found `x`: names begin with `$`
  (func $c (param x i32) (result i32)
;;                ^ error[unexpected-token]: expected a value type or `)` but found `x`: names begin with `$`
    (local.get $x))
  (func $d (call b))
;;               ^ error[unexpected-token]: expected a function but found `b`: names begin with `$`
  (export "a" $a)
;;            ^^ error[unexpected-token]: expected `(func`, `(table`, `(memory`, `(global` or `(tag` but found `$a`: write it in parentheses, as in `(func $a)`
  (export b (func $b))
;;        ^ error[unexpected-token]: expected a name but found `b`
  (start (func $d))
;;       ^ error[unexpected-token]: expected a function but found `(func`: write the name alone
)

(module
  (type $t (func))
  (func $f (param $x i32)
    (drop <|>(i32.eqz (local.get $x))<|>))
  (func (param f64))
  (func (type 2) nop)) ;; the type of the function before

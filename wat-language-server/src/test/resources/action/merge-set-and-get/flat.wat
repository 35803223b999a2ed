(module
  (func (export "f") (param $x i32) (result i32)
    local.get $x
    local.set $x ;; here
    local.ge<|>t $x
    local.get $x
    i32.add))

(module
  (func $f (result f32)
    global.get $last<|>)
  (func $g (param $x f32)
    local.get $x
    global.set $last))

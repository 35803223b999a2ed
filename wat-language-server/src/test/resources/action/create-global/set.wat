(module
  (global $first i32 (i32.const 0))
  (func $f (param $x f32)
    local.get $x
    global.set <|>$last)
  (func $g (result f32)
    global.get $last))

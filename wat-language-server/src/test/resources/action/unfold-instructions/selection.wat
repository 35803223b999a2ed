(module
  (func (param $x i32)
    (drop (local.get $x))
    <|>(drop (i32.eqz (local.get $x)))
    (loop $again (br_if $again (local.get $x)))<|>
    (drop (local.get $x))))

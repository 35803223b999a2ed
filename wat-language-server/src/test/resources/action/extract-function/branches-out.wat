(module
  (func (param $x i32)
    (block $out
      <|>(br_if $out (i32.eqz (local.get $x)))
      (nop)<|>
      (unreachable))))

(module
  (func (param $n i32)
    block $out
      local.get $n
      if<|>
        br 1
      end
      nop
    end))

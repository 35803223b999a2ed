(module
  (func (export "f")
    block $a<|>
      nop
    end $a))

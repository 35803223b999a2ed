(module
  (func
    block $out
      loop $again
        i32.const 1
        if
          br $out<|>
        end
      end
    end))

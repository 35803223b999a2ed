(module (func $f<|>))

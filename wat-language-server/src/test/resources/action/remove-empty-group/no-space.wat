(module (func(lo<|>cal)nop))

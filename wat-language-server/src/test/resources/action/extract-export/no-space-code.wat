(module (func(ex<|>port "q")nop))

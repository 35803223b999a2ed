(module (memory(ex<|>port "memory")1))

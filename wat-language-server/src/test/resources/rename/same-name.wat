;; to: $"f"
(module (func $f<|>) (start $f))

;; to: $"😀 𝄞"
(module (func $a (; 𝄞𝄞 ;) (call $a<|>) (; 😀 ;) (call $a)))

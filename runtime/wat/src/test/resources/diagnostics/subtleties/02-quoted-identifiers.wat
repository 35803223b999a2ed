(module
  (func $AB (call $"AB") (call $"\41B") (call $"\u{41}\u{42}"))
;;      ^^^ note: first defined here
  (func $"with space" (call $"with\20space"))
  (func $"" (nop))
;;      ^^^ error[empty-identifier]: an identifier needs at least one character after `$`
  (func $ (nop))
;;      ^ error[empty-identifier]: an identifier needs at least one character after `$`
  (func $"AB")
;;      ^^^^^ error[duplicate-name]: function `$AB` is already defined
)

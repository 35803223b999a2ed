(module
  (import "../main" "nothing" (func))
  (global (export "red") i32 (i32.const 255)))
;;                ^^^^^ def: red

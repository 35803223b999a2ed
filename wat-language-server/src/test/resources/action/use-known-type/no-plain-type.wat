(module
  (import "wasm:js-string" "fromCharCodeArray" (func<|> (param i32))))

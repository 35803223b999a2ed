(module
  (import "a" "t" (table 3 0x2<|> funcref)))

;; A name that begins with `$_` says that it is meant.
(module
  (type $_pair (func (param i32 i32)))
  (import "env" "log" (func $_log (param i32)))
  (memory $_m 1)
  (table $_t 4 funcref)
  (global $_limit i32 (i32.const 10))
  (tag $_stop)
  (data $_hello "hello")
  (func $_ (param $_x i32) (local $_y i32)
    (block $_b)))

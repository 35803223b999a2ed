(module
  (import "\c3\a9" "ok" (func))
  (import "bad" "\c3" (func))
;;              ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
  (memory 1)
  (data (i32.const 0) "\c3\ff")
  (func (export "\ff"))
;;              ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
  (func (export "\ed\a0\80"))
;;              ^^^^^^^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
  (func $"\ff")
;;       ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
)

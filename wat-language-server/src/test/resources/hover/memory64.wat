;; A constant is an address where it has the type of addresses.
(module
  (memory i64 1)
  (data $d (i64.const 16) "hello")
  (func
    (drop (i32.load (i64.const 16)))
;;                             ^^ fact[Data at this address]: byte 0 of segment `$d`, `"hello"`
    (call $take (i32.const 16))
;;                         ^^ fact[Data at this address]
  )
  (func $take (param i32)))

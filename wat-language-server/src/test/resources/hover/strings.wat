(module
  ;; The log.
  (import "env" "log" (func $log (param i32)))
;;        ^^^^^ hover: "env"
;;              ^^^^^ doc: The log.
;;              ^^^^^ hover: (func $log (param i32))
  (memory (export "mem\u{1F389}") 1)
;;                ^^^^^^^^^^^^^^ fact[Length]: 7 bytes, 4 characters
;;                ^^^^^^^^^^^^^^ hover: (memory (export "mem\u{1F389}") 1)
  (data $greeting (i32.const 16) "hello " "w\c3\b6rld\00" "\ff")
;;                               ^^^^^^^^ fact[Place]: from byte 0 of the segment on, at `0x10` to `0x16` of memory
;;                                        ^^^^^^^^^^^^^^^ fact[Bytes]: `77 C3 B6 72 6C 64 00`
;;                                        ^^^^^^^^^^^^^^^ fact[Length]: 7 bytes, 6 characters
;;                                        ^^^^^^^^^^^^^^^ fact[Place]: from byte 6 of the segment on, at `0x16` to `0x1d` of memory
;;                                        ^^^^^^^^^^^^^^^ hover: "wörld\00"
;;                                                        ^^^^^ fact[Length]: 1 byte, not UTF-8
;;                                                        ^^^^^ hover: "\ff"
  (data "passive")
;;      ^^^^^^^^^ fact[Place]: from byte 0 of the segment on
  (func
    (drop (i32.load8_u (i32.const 22)))
;;                                ^^ fact[Data at this address]: byte 6 of segment `$greeting`, `"wörld"`
    (drop (i32.mul (i32.const 22) (i32.const 22)))
;;                            ^^ fact[Data at this address]
    (call $log (i32.const 16))))
;;                        ^^ fact[Data at this address]: byte 0 of segment `$greeting`, `"hello wörld"`

(module
  (import "env" "print" (func $print (param i32 i32)))
  (memory 1)
  (memory $other 1)
  (data (i32.const 16) "hello, world\n\00second\00\01\02\03\04")
  (data (memory $other) (i32.const 16) "another memory")
  (data (i32.const 100) "grüße \e2\80\8b und mehr, so viel dass es nicht hinpasst")
  (global $g (mut i32) (i32.const 0))
  (global $second i32 (i32.const 30))
;;                               ^^ address: "second"
  (global $count i32 (i32.const 31))
  (func
    (call $print (i32.const 16) (i32.const 12))
;;                          ^^ address: "hello, world\n"
    ;; in the middle of a string: a number
    (call $print (i32.const 18) (i32.const 17))
    i32.const 30
;;            ^^ address: "second"
    global.set $g
    (drop (i32.load8_u (i32.const 18)))
;;                                ^^ address: "llo, world\n"
    (drop (i32.load8_u offset=14 (i32.const 16)))
;;                                          ^^ address: "second"
    (drop (i32.load (i32.const 37)))
    (i32.store $other (i32.const 16) (i32.const 16))
;;                               ^^ address: "another memory"
;;                                               ^ address: "hello, world\n"
    (memory.copy (i32.const 100) (i32.const 16) (i32.const 30))
;;                          ^^^ address: "grüße \u{200b} und mehr, so viel dass e…"
;;                                          ^^ address: "hello, world\n"
    (drop (i32.add (i32.const 16) (i32.const 30)))
    (drop (i32.const 16))))

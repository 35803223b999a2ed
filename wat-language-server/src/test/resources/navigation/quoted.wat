(module
  (func $a (call $"a") (call $"\61") (call 1) (call $"b c"))
;;      ^^ def a
;;               ^^^^ ref a
;;                           ^^^^^^ ref a
;;                                         ^ ref b c
;;                                                  ^^^^^^ ref b c
  (func $"b c" (param $"\F0\9F\98\80" i32) (drop (local.get $"😀")) (drop (local.get 0x0))))
;;      ^^^^^^ def b c
;;                    ^^^^^^^^^^^^^^^ def x
;;                                                          ^^^^^ ref x
;;                                                                                   ^^^ ref x

(module
  (type $t (func (param i32) (result i32)))
;;      ^^ def t
  (type $s (struct (field $next (ref null $s))))
;;      ^^ def s
;;                        ^^^^^ typed s
;;                                        ^^ ref s
  (import "m" "f" (func $imported (type $t)))
;;                      ^^^^^^^^^ typed t
;;                                      ^^ ref t
  (table $plain 1 funcref)
;;       ^^^^^^ typed nowhere
  (table $typed 1 (ref null $t))
;;       ^^^^^^ typed t
;;                          ^^ ref t
  (global $g (ref null $s) (ref.null $s))
;;        ^^ typed s
;;                     ^^ ref s
;;                                   ^^ ref s
  (tag $tag (param i32 i64))
;;     ^^^^ typed args
  (type $args (func (param i32 i64)))
;;      ^^^^^ def args
  (elem $e (ref $t) (ref.func $same))
;;      ^^ typed t
;;              ^^ ref t
  (func $same (param i32) (result i32) (i32.const 0))
;;      ^^^^^ typed t
  (func $other (result i64) (local $l (ref null $s))
;;      ^^^^^^ typed nowhere
;;                                 ^^ typed s
;;                                              ^^ ref s
    (drop (call $same (i32.const 1)))
;;              ^^^^^ typed t
    (drop (call 0 (i32.const 1)))
;;              ^ typed t
    (drop (struct.get 1 $next (local.get $l)))
;;                    ^ ref s
;;                      ^^^^^ typed s
;;                                       ^^ typed s
    (drop (local.get 0))
;;                   ^ typed s
    (i32.const 0)
    (block $b (type 0) (br $b))
;;         ^^ typed t
;;                  ^ ref t
;;                         ^^ typed t
    (drop)
    (i64.const 0))
  (export "same" (func $same)))
;;        ^^^^^^ typed t

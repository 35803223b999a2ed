;; Writes price tags such as "Pears 2.40" to address 0 of its memory.
(module $tags
  (import "shop" "name" (func $name (param $goods i32)))

  (memory (export "memory") 1)
  (global $length (mut i32) (i32.const 0))

  ;; The length of the tag is the answer.
  (func $write (export "write") (param $goods i32) (param $cents i32) (result i32)
    (global.set $length (i32.const 0))
    (call $name (local.get $goods))
    (call $character (i32.const 0x20))
    (call $number (i32.div_u (local.get $cents) (i32.const 100)))
    (call $character (i32.const 0x2e))
    (call $digit (i32.div_u (local.get $cents) (i32.const 10)))
    (call $digit (local.get $cents))
    (global.get $length))

  ;; The host calls this back from within its function "name": it wants room for that many bytes at the end of the tag.
  (func $room (export "room") (param $bytes i32) (result i32)
    (global.set $length (i32.add (global.get $length) (local.get $bytes)))
    (i32.sub (global.get $length) (local.get $bytes)))

  (func $number (param $number i32)
    (if (i32.ge_u (local.get $number) (i32.const 10))
      (then (call $number (i32.div_u (local.get $number) (i32.const 10)))))
    (call $digit (local.get $number)))

  (func $digit (param $number i32)
    (call $character
      (i32.add (i32.const 0x30) (i32.rem_u (local.get $number) (i32.const 10)))))

  (func $character (param $character i32)
    (i32.store8 (call $room (i32.const 1)) (local.get $character))))

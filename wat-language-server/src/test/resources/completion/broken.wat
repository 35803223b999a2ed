;; Someone is typing: nothing behind the cursor is closed.
(module
  (func $f (param $x i32) (param $l i64) (result i32)
    (block $out (result i32)
      (i32.add (local.get $x) (i32.mul (local.get <|>
;; @53..53 offers: $x i32 | $l i64

(module
  (func $f (param $n i32)
    (loop $next
      (br_if $next (i32.lt_u <|>(i32.mul (local.get $n) (local.get $n))<|> (i32.const 9)))
      (drop (i32.mul (local.get $n) (local.get $n)))
      (loop $more
        (drop (i32.mul (local.get $n) (local.get $n)))
        (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br_if $more (local.get $n))))))

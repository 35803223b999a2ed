(module
  (func $sum (param $n i32) (result i32)
    (local $i i32)
    (local $sum i32)
    (local $square i32)
    (loop $next
      <|>(local.set $square (i32.mul (local.get $i) (local.get $i)))
      (local.set $sum (i32.add (local.get $sum) (local.get $square)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))<|>
      (br_if $next (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $sum)))

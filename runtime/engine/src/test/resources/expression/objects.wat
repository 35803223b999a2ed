;; Stops at the unreachable with objects of the heap.
(module
  (type $point (struct (field $x (mut i32)) (field $y i64) (field $next (mut (ref null $point)))))
  (type $bytes (array (mut i8)))
  (type $fixed (array f64))
  (func (export "f")
    (local $s (ref null $point))
    (local $any anyref)
    (local $a (ref null $bytes))
    (local $none (ref null $point))
    (local $c (ref null $fixed))
    (local.set $s
      (struct.new $point (i32.const 1) (i64.const 2)
        (struct.new $point (i32.const 10) (i64.const 20) (ref.null $point))))
    (local.set $any (local.get $s))
    (local.set $a (array.new $bytes (i32.const 200) (i32.const 4)))
    (local.set $c (array.new $fixed (f64.const 0.5) (i32.const 1)))
    unreachable))

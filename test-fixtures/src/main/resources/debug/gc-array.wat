(module
  (type $numbers (array (mut i32)))
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $a (ref null $numbers))
    (local $i i32)
    (local $sum i32)
    (local.set $a (array.new $numbers (i32.const 7) (local.get $n)))
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (array.get $numbers (local.get $a) (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $sum)))

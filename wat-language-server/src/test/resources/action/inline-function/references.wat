(module
  (type $box (struct (field $value i32)))
  (func $get (param $b (ref $box)) (result i32)
    (local $other (ref null $box))
    (local.set $b (struct.new $box (i32.const 1)))
    (if (ref.is_null (local.get $other)) (then (local.set $other (local.get $b))))
    (struct.get $box $value (local.get $other)))
  (func (param $n i32)
    (loop $next
      (drop (call $g<|>et (struct.new $box (local.get $n))))
      (br $next))))

(module
  (type $cell (struct (field $value (mut i32)) (field $next (ref null $cell))))
  (func $second (export "second") (param $value i32) (result i32)
    (local $list (ref null $cell))
    (local.set $list (struct.new $cell (local.get $value) (ref.null $cell)))
    (struct.get $cell $value (struct.get $cell $next (local.get $list)))))

;; A list that ends too early.
(module
  (type $node (struct (field $value (mut i32)) (field $next (mut (ref null $node)))))
  (func $second (param $list (ref null $node)) (result i32)
    (struct.get $node $value (struct.get $node $next (local.get $list))))
  (func $main (export "main") (result i32)
    (call $second (struct.new $node (i32.const 7) (ref.null $node))))
)

;; Trees of garbage collected structures, 14 deep: made and counted, count times.
(module
  (type $node (struct (field $left (ref null $node)) (field $right (ref null $node))))
  (func (export "run") (param $count i32) (result i32)
    (local $sum i32)
    (loop $again
      (local.set $sum (call $size (call $make (i32.const 14))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  (func $make (param $depth i32) (result (ref $node))
    (if (result (ref $node)) (local.get $depth)
      (then
        (struct.new $node
          (call $make (i32.sub (local.get $depth) (i32.const 1)))
          (call $make (i32.sub (local.get $depth) (i32.const 1)))))
      (else (struct.new_default $node))))
  (func $size (param $tree (ref null $node)) (result i32)
    (if (result i32) (ref.is_null (local.get $tree))
      (then (i32.const 0))
      (else
        (i32.add
          (i32.const 1)
          (i32.add
            (call $size (struct.get $node $left (local.get $tree)))
            (call $size (struct.get $node $right (local.get $tree)))))))))

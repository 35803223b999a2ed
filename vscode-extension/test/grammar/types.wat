(module
  (rec
    (type $node (sub (struct (field $next (mut (ref null $node))) (field $value i8) (field i16 anyref))))
    (type $leaf (sub final $node (struct (field $next (mut (ref null $node)))))))
  (type $f (func (param (ref func) (ref null extern) externref (ref $node)) (result v128)))
  (type $list (array (mut f64)))
  (table $t i64 1 1 (ref null $f) (ref.null func))
  (func (param $n (ref $node)) (result (ref null struct))
    (drop (struct.get $node $next (local.get $n)))
    (drop (array.new_fixed $list 2 (f64.const 0) (f64.const 1)))
    (array.copy $list $list (ref.null $list) (i32.const 0) (ref.null none) (i32.const 0) (i32.const 0))
    (drop (ref.test (ref null $leaf) (local.get $n)))
    (block $l (result (ref $leaf))
      (br_on_cast $l (ref $node) (ref $leaf) (local.get $n)))))

;; What imports and exports show is known elsewhere as it is, with its group and its relatives.
(module
  (rec
    (type $list (struct (field (mut i32)) (field (ref null $cell))))
    (type $cell (struct (field (mut i64)))))
  (type $shape (sub (struct (field (mut i32)))))
  (type $circle (sub $shape (struct (field (mut i32)) (field (mut f32)))))
  (import "env" "shape" (global $shape (ref $shape)))
  (func (export "f") (param (ref $list)) (result i64) (local $c (ref null $circle))
    (drop (struct.get $list 0 (local.get 0)))
    (drop (struct.get $shape 0 (global.get $shape)))
    (drop (struct.get $circle 1 (local.get $c)))
    (local.set $c (struct.new_default $circle))
    (struct.get $cell 0 (struct.get $list 1 (local.get 0)))))

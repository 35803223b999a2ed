;; a comment
(module $m ;; the name
  (type $t (func (param i32) (result i32)))
  (func $f (export "f") (type $t) (local $i i32)
    block $b (result i32)
      (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.load offset=4 (i32.const 2))))
    end)
  (data (i32.const 0) "ab")
)

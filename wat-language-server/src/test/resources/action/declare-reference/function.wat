(module
  (type $t (func))
  (func $f (result (ref $t))
    (ref.func $g<|>))
  (func $g))

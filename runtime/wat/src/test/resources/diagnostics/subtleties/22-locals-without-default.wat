(module
  (type $s (struct))
  (func (local $x (ref $s))
    (local.set $x (struct.new $s))
    (drop (local.get $x)))
  (func (local $x (ref $s))
    (block (local.set $x (struct.new $s)))
    (drop (local.get $x)))
;;                   ^^ error[uninitialized-local]: local `$x` is read before it is set
  (func (local $x (ref null $s)) (drop (local.get $x)))
)

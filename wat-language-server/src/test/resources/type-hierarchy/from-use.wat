(module
  (type $f (sub (func)))
  (type $g (sub $f (func)))
  (func (type $g<|>)))

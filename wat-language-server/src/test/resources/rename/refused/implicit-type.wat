;; to: $x
(module (func (param i32)) (func (block (type 0<|>) (drop)) (drop)))

;; query:
(module (func $a) (func) (func (export "b")) (func (local $c i32)))

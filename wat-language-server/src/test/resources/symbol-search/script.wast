;; query: f
(module $A (func $f))
(module $f (func (export "f")))
(invoke "f")

;; A module that says so, and a text without any.
(module (func (export "f")))

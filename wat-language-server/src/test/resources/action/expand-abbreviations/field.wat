(module
  (m<|>emory (export "memory") (data "abc"))
  (func (export "f")))

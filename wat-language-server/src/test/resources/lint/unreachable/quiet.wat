;; `unreachable` where nothing comes says the same, and a folded instruction holds the branch that runs.
(module
  (func (export "f") (param i32) (result i32)
    (loop (br 0))
    (unreachable))
  (func (export "g") (param i32) (result i32)
    (drop (return (i32.const 1)))
    unreachable)
  (func (export "h") (result i32)
    (i32.add (unreachable) (unreachable)))
  (func (export "i") (param i32) (result i32)
    (local.set 0 (block (result i32) (br 0 (i32.const 1))))
    (local.get 0)))

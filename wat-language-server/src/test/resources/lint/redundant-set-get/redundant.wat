;; Set and read at once, and a tee whose value nobody wants.
(module
  (func $f (export "f") (param $x i32) (result i32)
    (local $y i32)
    (local.set $y (i32.mul (local.get $x) (local.get $x)))
;; @4..+1:18 hint[redundant-set-get]: `local.set` and `local.get` right after it are one `local.tee`
    (local.get $y)
    (drop (local.tee $x (i32.const 1)))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[redundant-set-get]: `local.tee` whose value is dropped is `local.set`
    (i32.add (local.get $y)))
  (func (export "flat") (param $x i32) (result i32)
    (local $y i32)
    local.get $x
    local.set $y ;; and now
;; @4..+1:16 hint[redundant-set-get]: the value is set and read here only, so it can stay on the stack
    local.get $y
    local.get $x
    local.tee $x
;; @4..+1:8 hint[redundant-set-get]: `local.tee` whose value is dropped is `local.set`
    drop
    i32.const 1
    local.set 0
;; @4..+1:16 hint[redundant-set-get]: `local.set` and `local.get` right after it are one `local.tee`
    local.get $x
    i32.add))

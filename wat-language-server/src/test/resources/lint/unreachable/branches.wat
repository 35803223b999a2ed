;; After a branch that is always taken, to the end of the block.
(module
  (tag $e)
  (func $flat (export "flat") (param $x i32) (result i32)
    block $out
      local.get $x
      br_if $out
      i32.const 1
      return
      i32.const 2
;; @6..+4:9 hint[unreachable]: this can never run
      drop
      block
        nop
      end
    end
    i32.const 3
    return
    nop)
;;  ^^^ hint[unreachable]: this can never run
  (func (export "folded") (param $x i32) (result i32)
    (if (local.get $x)
      (then (return (i32.const 1)) (nop))
;;                                 ^^^^^ hint[unreachable]: this can never run
      (else (return (i32.const 2)) (call $f) (call $f)))
;;                                 ^^^^^^^^^^^^^^^^^^^ hint[unreachable]: this can never run
    (block (result i32) (throw $e) (i32.const 3)))
;;  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[unreachable]: this can never run
  (func $f
    (return_call $f)
    (nop)))
;;  ^^^^^ hint[unreachable]: this can never run

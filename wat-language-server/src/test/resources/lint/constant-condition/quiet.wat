;; A global is there to be changed in the text, a division may trap, and a block is no number.
(module
  (global $debug i32 (i32.const 0))
  (memory 1)
  (func (export "f") (param $x i32) (result i32)
    (if (global.get $debug) (then (return (i32.const 1))))
    (if (i32.load (i32.const 0)) (then (return (i32.const 2))))
    (if (i32.div_u (i32.const 1) (i32.const 0)) (then (return (i32.const 3))))
    (if (block (result i32) (i32.const 1)) (then (return (i32.const 4))))
    i32.const 1
    block (param i32)
      br_if 0
    end
    (local.get $x))
  ;; What never runs anyway decides nothing.
  (func (export "g") (param i32)
    (return)
    (if (i32.const 1) (then (nop)))))

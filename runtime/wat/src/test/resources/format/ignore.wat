;; What the author has laid out with care stays.
(module
  ;; fmt-ignore
  (func   $matrix  (result f32)
    f32.const 1   f32.const 0
    f32.const 0   f32.const 1  drop drop drop)

  (func $f
    ;; fmt-ignore: a table
    (call $g (i32.const   1)
             (i32.const  10))
    (call $g   (i32.const 1) (i32.const 10))
    ;; fmt-ignore
    block
        nop     nop
    end
    nop   nop)
  (func $g (param i32 i32)))

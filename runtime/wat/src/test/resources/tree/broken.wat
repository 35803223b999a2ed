(module
  (func $f (param i33)
    i32.ad 5
    (blok (nop)) block )
  (fnc 1 2)
  (memory 1
  (global $g i32 (i32.const 1)))
)
tail

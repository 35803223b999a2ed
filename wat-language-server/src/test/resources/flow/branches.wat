;; Branches, loops, tables; what nobody reaches is grey.
(module
  (func $count (param $n i32) (result i32) (local $i i32)
    loop $again
      local.get $i
      i32.const 1
      i32.add
      local.tee $i
      local.get $n
      i32.lt_u
      br_if $again
    end
    local.get $i)
  (func $choose (param $x i32) (result i32)
    (if (local.get $x)
      (then (return (i32.const 1)))
      (else (nop)))
    (if (local.get $x) (then nop))
    (i32.const 2))
  (func $table (param $x i32)
    (block $a
      (block $b
        (br_table $a $b $b $a 2 $b (local.get $x)))
      (nop))
    (return)
    (drop (i32.const 1)))
  (func))

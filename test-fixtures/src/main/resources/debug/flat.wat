;; A loop written flat: each instruction on a line of its own.
(module
  (func $sum (export "sum") (param $n i32) (result i32)
    (local $total i32)
    loop $again
      local.get $n
      local.get $total
      i32.add
      local.set $total

      local.get $n
      i32.const 1
      i32.sub
      local.tee $n
      br_if $again
    end
    local.get $total)
)

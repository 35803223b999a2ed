;; Flat instructions keep the author's lines; blocks are indented; a line that is too long is split.
(module
  (func $sum (param $a i32) (param $b i32) (result i32)
    local.get $a local.get $b i32.add
    block $out (result i32)
      i32.const 1
      loop
        br_if $out
        if
          nop
        else
          unreachable
        end
      end
    end
    drop
    local.get $a
    i32.const 1000000
    i32.add
    i32.const 2000000
    i32.mul
    i32.const 3000000
    i32.sub
    drop
    i32.const 0
    br_table 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
      0 0)
  (func (param i32) (result i32) local.get 0 i32.const 1 i32.add)
  (func
    try_table $t (result i32) (catch $e 0) (catch_all 0)
      i32.const 1
    end
    try
      nop
    catch $e
      nop
    catch_all
      nop
    end
    (drop) (nop))
  (tag $e (param i32)))

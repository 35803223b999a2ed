(module
  ;; a co<|>mment
  (import "en<|>v" "log" (func $log (param i32)))
  (func $flat (param $x i32) (result i32)
    local.get $<|>x
    i32.const 1
    i32.a<|>dd
    local.get $x
    i32.const 2
    i32.m<|>ul
    i32.sub
    call $log
    block $b (result i32)
      local.get <|>$x
      i32.const 3
      i32.xor
    end
    i32.cl<|>z)
  (func $folded (param $x i32) (result i32)
    (if (result i32) (local.get $x)
      (then (i32.add (i32.const 1) (loc<|>al.get $x)))
      (else (i32.const <|>0)))<|>)
)

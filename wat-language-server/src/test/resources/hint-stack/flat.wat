(module
  (type $point (struct (field i32)))
  (func $sum (param $x i32) (param $y i64) (result i32)
    local.get $x ;; a comment
;;               ^^^^^^^^^^^^ stack: [i32]
    i64.const 1 local.get $y
;;                        ^^ stack: [i32 i64 i64]
    i64.add
;;  ^^^^^^^ stack: [i32 i64]
    drop drop
;;       ^^^^ stack: []
    nop
    nop

    block $b (result i32)
      local.get $x
;;              ^^ stack: [i32]
      br $b
;;       ^^ stack: unreachable
      drop
    end
;;  ^^^ stack: [i32]
    struct.new $point
;;             ^^^^^^ stack: [(ref $point)]
    drop
;;  ^^^^ stack: []
    i32.const 1 i32.const 1 i32.const 1 i32.const 1 i32.const 1 i32.const 1 i32.const 1 i32.const 1 i32.const 1
;;                                                                                                            ^ stack: [… i32 i32 i32 i32 i32 i32 i32 i32]
    return)
;;  ^^^^^^^ stack: unreachable
)

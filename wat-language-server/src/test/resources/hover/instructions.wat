(module
  (type $binary (func (param i32 i32) (result i32)))
  (memory 1)
  (table $t 4 funcref)
  (global $g (mut f64) (f64.const 1))
;;                      ^^^^^^^^^ hover: f64.const : [] -> [f64]
;;                      ^^^^^^^^^ stack
  (func $add (param $x i32) (param $y i32) (result i32)
    (i32.add (local.get $x) (local.get $y)))
;;  ^ none
;;   ^^^^^^^ hover: i32.add : [i32 i32] -> [i32]
;;   ^^^^^^^ stack: [i32 i32] => [i32]
;;            ^^^^^^^^^ hover: local.get : [] -> [i32]
;;                           ^^^^^^^^^ stack: [i32] => [i32 i32]
  (func $all (param $n i32) (result i32) (local $f f32)
    i32.const 1
    local.tee $n
;;  ^^^^^^^^^ hover: local.tee : [i32] -> [i32]
    local.set $n
;;  ^^^^^^^^^ hover: local.set : [i32] -> []
    (global.set $g (f64.neg (global.get $g)))
;;   ^^^^^^^^^^ hover: global.set : [f64] -> []
;;                           ^^^^^^^^^^ hover: global.get : [] -> [f64]
    (drop (call $add (i32.const 1) (local.get $n)))
;;   ^^^^ hover: drop : [i32] -> []
;;         ^^^^ hover: call : [i32 i32] -> [i32]
;;         ^^^^ stack: [i32 i32] => [i32]
    (drop (call_indirect $t (type $binary) (i32.const 1) (i32.const 2) (i32.const 3)))
;;         ^^^^^^^^^^^^^ hover: call_indirect : [i32 i32 i32] -> [i32]
    (i32.store (i32.const 0) (i32.load offset=4 (i32.const 8)))
;;   ^^^^^^^^^ hover: i32.store : [i32 i32] -> []
;;                            ^^^^^^^^ hover: i32.load : [i32] -> [i32]
    (drop (select (f32.const 1) (local.get $f) (i32.const 0)))
;;         ^^^^^^ hover: select : [f32 f32 i32] -> [f32]
    (drop (table.get $t (i32.const 0)))
;;         ^^^^^^^^^ hover: table.get : [i32] -> [funcref]
    (drop (memory.grow (i32.const 1)))
;;         ^^^^^^^^^^^ hover: memory.grow : [i32] -> [i32]
    (block $out (result i32)
;;   ^^^^^ hover: block : [] -> [i32]
;;   ^^^^^ stack: [] => []
      i64.const 5
      i32.const 2
      (br_if $out (i32.const 1))
;;     ^^^^^ hover: br_if : [i32 i32] -> [i32]
;;     ^^^^^ stack: [i64 i32 i32] => [i64 i32]
      (if (param i32) (result i32) (local.get $n)
;;     ^^ hover: if : [i32 i32] -> [i32]
        (then (br $out))
;;             ^^ hover: br : [i32] -> unreachable
;;             ^^ stack: [i64 i32] => unreachable
        (else (br_table 0 1 $out (i32.const 1))))
;;             ^^^^^^^^ hover: br_table : [i32 i32] -> unreachable
      nop
;;    ^^^ stack: [i64 i32] => [i64 i32]
      return
;;    ^^^^^^ hover: return : [i32] -> unreachable
;;    ^^^^^^ stack: [i64 i32] => unreachable
      i32.add
;;    ^^^^^^^ hover: i32.add : [i32 i32] -> [i32]
;;    ^^^^^^^ stack: unreachable => unreachable
    )
    unreachable)
;;  ^^^^^^^^^^^ hover: unreachable : [] -> unreachable
)

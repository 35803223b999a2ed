(module
  (memory $m 1)
  (memory $n i64 1)
  (func (drop (i32.load offset=4 align=2 (i32.const 0))))
  (func (drop (i32.load $n offset=0x1_0000_0000 (i64.const 0))))
  (func (drop (i32.load 1 offset=4 (i64.const 0))))
  (func (drop (i32.load align=2 offset=4 (i32.const 0))))
;;                              ^^^^^^^^ error[unexpected-token]: expected `offset=` before `align=` but found `offset=4`
  (func (drop (i32.load align=3 (i32.const 0))))
;;                      ^^^^^^^ error[malformed-alignment]: alignment must be a power of two, not 3
  (func (drop (i32.load align=8 (i32.const 0))))
;;                      ^^^^^^^ error[invalid-alignment]: alignment 8 is larger than natural, which is 4
  (func (drop (i32.load align=0 (i32.const 0))))
;;                      ^^^^^^^ error[malformed-alignment]: alignment must be a power of two, not 0
  (func (drop (i32.load offset=0x1_0000_0000 (i32.const 0))))
;;                      ^^^^^^^^^^^^^^^^^^^^ error[offset-out-of-range]: offset 4294967296 does not fit the 32-bit memory
  (func (drop (i32.load offset=-1 (i32.const 0))))
;;                      ^^^^^^^^^ error[unknown-operator]: unknown instruction or keyword `offset=-1`: a whole number that is not negative follows the `=`
)

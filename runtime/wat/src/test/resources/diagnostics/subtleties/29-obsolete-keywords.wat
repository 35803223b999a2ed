(module
  (memory 1)
  (table 1 anyfunc)
;;         ^^^^^^^ error[obsolete-keyword]: `anyfunc` is now called `funcref`
  (global $g (mut i32) (i32.const 0))
  (func (local i32) (drop (get_local 0)))
;;                         ^^^^^^^^^ error[obsolete-keyword]: `get_local` is now called `local.get`
  (func (local i32) (set_local 0 (i32.const 1)))
;;                   ^^^^^^^^^ error[obsolete-keyword]: `set_local` is now called `local.set`
  (func (local i32) (drop (tee_local 0 (i32.const 1))))
;;                         ^^^^^^^^^ error[obsolete-keyword]: `tee_local` is now called `local.tee`
  (func (drop (get_global $g)))
;;             ^^^^^^^^^^ error[obsolete-keyword]: `get_global` is now called `global.get`
  (func (set_global $g (i32.const 1)))
;;       ^^^^^^^^^^ error[obsolete-keyword]: `set_global` is now called `global.set`
  (func (drop (current_memory)))
;;             ^^^^^^^^^^^^^^ error[obsolete-keyword]: `current_memory` is now called `memory.size`
  (func (drop (grow_memory (i32.const 1))))
;;             ^^^^^^^^^^^ error[obsolete-keyword]: `grow_memory` is now called `memory.grow`
  (func (drop (i32.wrap/i64 (i64.const 1))))
;;             ^^^^^^^^^^^^ error[obsolete-keyword]: `i32.wrap/i64` is now called `i32.wrap_i64`
  (func (drop (i32.trunc_s:sat/f32 (f32.const 1))))
;;             ^^^^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `i32.trunc_s:sat/f32` is now called `i32.trunc_sat_f32_s`
  (func (drop (i64.extend_u/i32 (i32.const 1))))
;;             ^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `i64.extend_u/i32` is now called `i64.extend_i32_u`
  (func (drop (f32.convert_s/i32 (i32.const 1))))
;;             ^^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `f32.convert_s/i32` is now called `f32.convert_i32_s`
  (func (drop (f64.convert_u/i64 (i64.const 1))))
;;             ^^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `f64.convert_u/i64` is now called `f64.convert_i64_u`
  (func (drop (f32.demote/f64 (f64.const 1))))
;;             ^^^^^^^^^^^^^^ error[obsolete-keyword]: `f32.demote/f64` is now called `f32.demote_f64`
  (func (drop (i64.trunc_u/f64 (f64.const 1))))
;;             ^^^^^^^^^^^^^^^ error[obsolete-keyword]: `i64.trunc_u/f64` is now called `i64.trunc_f64_u`
  (func (drop (f64.reinterpret/i64 (i64.const 1))))
;;             ^^^^^^^^^^^^^^^^^^^ error[obsolete-keyword]: `f64.reinterpret/i64` is now called `f64.reinterpret_i64`
)

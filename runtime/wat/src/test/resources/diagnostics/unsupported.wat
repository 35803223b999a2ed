;; One complaint for each proposal that a module uses; what it means for the rest of the module is not guessed.
(module
  (type $f (func))
  (type $c (cont $f))
;;          ^^^^ error[unsupported-feature]: stack switching: not supported yet
  (func (param contref))
  (func (param (ref (exact $f))))
;;                   ^^^^^ error[unsupported-feature]: custom descriptors: not supported yet
  (type $d (describes $f (struct)))
  (func (call $nowhere) (i32.ad))
;;                       ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.ad`, did you mean `i32.add`?
  (func (drop (cont.new $c (ref.func 0))) (resume $c (on $tag 0) (call $nowhere)))
  (tag (result i32))
  (func (result i32))
)
(module
  (type (shared (struct)))
;;       ^^^^^^ error[unsupported-feature]: shared types (shared-everything threads): not supported yet
  (func (struct.atomic.get acqrel 0 0 (local.get 0))))
(module (func (param stringref) (drop (string.const "a"))))
;;                   ^^^^^^^^^ error[unsupported-feature]: string references (stringref): not supported yet
(module (import "m" (item "a" (func)) (item "b" (func))))
;;                   ^^^^ error[unsupported-feature]: compact import sections: not supported yet
(module (func (param v128) (f16x8.abs (local.get 0))))
;;                          ^^^^^^^^^ error[unsupported-feature]: half precision: not supported yet
(module (func (i32.store16 (i32.const 0) (f32.const 0))))
;;             ^^^^^^^^^^^ error[unknown-memory]: unknown memory 0, there are none
(component (import "x" (func)))
;; @1..10 error[unsupported-feature]: the component model: not supported yet
(module (data (i8 1 2) "a" (i16 3)) (memory (data (f32 1))) (data (i32.const 0) "b" (i64 1)) (func (i32.ad)))
;;             ^^ error[numeric-data-segment]: `i8` in a data segment (numeric values in data segments): not supported yet, write the bytes as a string
;;                                                 ^^^ error[numeric-data-segment]: `f32` in a data segment (numeric values in data segments): not supported yet, write the bytes as a string
;;                                                                                   ^^^ error[numeric-data-segment]: `i64` in a data segment (numeric values in data segments): not supported yet, write the bytes as a string
;;                                                                                                  ^^^^^^ error[unknown-operator]: unknown instruction or keyword `i32.ad`, did you mean `i32.add`?

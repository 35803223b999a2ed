(@custom "x" (before first) "y")
;;^^^^^^ doc: Puts a custom section into the binary: `(@custom "name" (before func) "contents")`. Without a place it goes behind all other sections.
;;^^^^^^ hover: (@custom)
;;        ^^ none
(module (@name "m")
;;        ^^^^ doc: The name of what it stands in, for the name section; unlike a `$name` it need not be unique: `(func (@name "main") ...)`.
  (type $t (sub final (struct (field (mut i8)))))
;;          ^^^ doc: Says that a type has a supertype, or may have subtypes: `(sub $super (struct ...))`. Without `final` others may extend it in turn.
;;                     ^^^^^^ doc: A structure type: a fixed number of fields, each with a type of its own. Structures live on the heap and are collected when nobody refers to them any more.
;;                             ^^^^^ doc: A field of a structure type, `(field $x (mut i32))`; several types behind one `field` are several fields without names.
;;                                    ^^^ doc: May be changed. Globals, fields and array elements without `mut` keep the value that they begin with.
;;                                        ^^ doc: A packed integer of 8 or 16 bits: `i8` can be the type of a field or array element only. Reading extends it to an `i32`, with `_s` by its sign or with `_u` by zeros; writing cuts an `i32` off.
  (@deprecated "use $better")
;;  ^^^^^^^^^^ doc: What follows should not be used any more: `(@deprecated "use $other")`. Uses of it are marked; the binary does not change.
  (func $old (param (ref null struct) funcref))
;;      ^^^^ fact[Deprecated]: use $better
;;            ^^^^^ doc: Parameters: `(param $x i32)` is one with a name, `(param i32 i64)` are two without. They are the first locals of a function, counted from 0.
;;                   ^^^ doc: A reference type: `(ref $t)` is never null, `(ref null $t)` may be.
;;                       ^^^^ doc: The reference may be null.
;;                            ^^^^^^ doc: The type of all structures. Below `eq`, above each structure type that a module defines.
;;                                    ^^^^^^^ doc: A reference to any function, or null. Short for `(ref null func)`.
  (func (result i32)
    (drop (ref.null func))
;;                  ^^^^ doc: The type of all functions. `(ref null func)`, for short `funcref`, is a reference to any function or null.
    (call $old (ref.null none) (ref.null func))
;;        ^^^^ fact[Deprecated]: use $better
    (@metadata.code.branch_hint "\01")
;;    ^^^^^^^^^^^^^^^^^^^^^^^^^ fact[Says]: `if` is likely to be taken
    (if (i32.const 1) (then))
;;                     ^^^^ doc: The instructions of a folded `if` that run when the condition is not zero.
    (@something else)
;;    ^^^^^^^^^ doc: An annotation that means nothing here; other tools may look at it.
    block (result i32)
;;         ^^^^^^ doc: The types of the results, the last one on top of the operand stack.
      i32.const 1
    end))
;;  ^^^ fact[Closes]: `block (result i32)`

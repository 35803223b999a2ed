(module
  ;; The name of a module is that of a file of the workspace, in whatever folder.
  (import "math" "add" (func $add (param i32 i32) (result i32)))
;;               ^^^^^ ref: add
;;        ^^^^^^ module: lib/math.wat
  (func $twice (import "math" "twice") (param i32) (result i32))
;;                            ^^^^^^^ ref: twice
;;                     ^^^^^^ module: lib/math.wat
  (import "other.wat" "table" (table 1 funcref))
;;        ^^^^^^^^^^^ module: other.wat
;;                    ^^^^^^^ ref: table
  (import "env" "print" (func $print (param i32)))
;;        ^^^^^ nowhere
;;              ^^^^^^^ nowhere
;;              ^^^^^^^ refused: an import has its name from others, and no file of the workspace is `"env"`
  (func (export "run") (result i32)
    (call $print (i32.const 1))
    (call $add (i32.const 1) (call $twice (i32.const 2)))))
;;        ^^^^ use: add
;;                                 ^^^^^^ use: twice

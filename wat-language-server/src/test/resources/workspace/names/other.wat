(table $t (export "table") 1 funcref)
;;                ^^^^^^^ def: table
(import "math" "add" (func $sum (param i32 i32) (result i32)))
;;             ^^^^^ ref: add
;; An escape does not make it another name.
(import "m\61th" "t\77ice" (func (param i32) (result i32)))
;;               ^^^^^^^^^ ref: twice
;; The symbolic name of a module, if no file has that name:
(import "arithmetic" "lonely" (func (param i32) (result i32)))
;;                   ^^^^^^^^ ref: lonely
;;      ^^^^^^^^^^^^ refused: `"arithmetic"` is the symbolic name of a module in math.wat
(import "math" "nothing" (func))
;;             ^^^^^^^^^ nowhere
;;             ^^^^^^^^^ refused: math.wat does not export `"nothing"`

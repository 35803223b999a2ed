(module
  ;; A path counts from the folder of the file that imports. The text stands for the binary that is made of it.
  (import "./lib/shapes.wasm" "area" (func (param f64) (result f64)))
;;                            ^^^^^^ ref: area
;;        ^^^^^^^^^^^^^^^^^^^ module: lib/shapes.wat
;;        ^^^^^^^^^^^^^^^^^^^ refused: `"./lib/shapes.wasm"` is the name of a file: when shapes.wat is renamed, the imports follow
  (import "./lib/shapes" "area" (func (param f64) (result f64)))
;;                       ^^^^^^ ref: area
  (import "./lib/../lib/shapes.wat" "area" (func (param f64) (result f64)))
;;                                  ^^^^^^ ref: area
  (import "./shapes" "area" (func (param f64) (result f64)))
;;                   ^^^^^^ nowhere
  (import "../../../../../out/of/everything" "area" (func)))
;;                                           ^^^^^^ nowhere

(module (func (export "go")))
;;                    ^^^^ def: go

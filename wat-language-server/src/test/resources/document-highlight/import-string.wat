(module (import "env" "lo<|>g" (func $log)) (func (call $log)))
;;                    ^^^^^^^^ read

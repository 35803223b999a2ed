(func (export "a")) (memory 1) ;; bare fields

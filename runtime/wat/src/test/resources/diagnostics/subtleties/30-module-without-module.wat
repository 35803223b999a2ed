(func $f (export "f"))
(memory 1)
(start $f)

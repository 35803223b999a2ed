(module (func $f))
(module (func $f<|>) (func $g (call $f)))
(assert_return (invoke "f"))

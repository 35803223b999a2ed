;; options: tabs
(assert_invalid (module (func (result i32))) "type mismatch")valid
(assert_invalid
	(module
		(func $f (result i32)
			(i64.const 1)))
	"type mismatch")
(register "m" $m)

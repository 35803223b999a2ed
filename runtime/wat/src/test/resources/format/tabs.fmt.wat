;; options: tabs width=40
(module
	(func $f (param $x i32)
		(block $b
			(call $g
				(i32.add
					(i32.const 1)
					(i32.const 2))))))

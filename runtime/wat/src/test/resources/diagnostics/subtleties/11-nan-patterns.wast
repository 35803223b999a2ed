(module (func (export "f") (result f32) (f32.const nan)))
(assert_return (invoke "f") (f32.const nan:canonical))
(assert_return (invoke "f") (f32.const nan:arithmetic))

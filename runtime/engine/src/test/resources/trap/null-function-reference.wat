(module
  (type $unary (func (param i32) (result i32)))
  (func (export "call_ref")
    (drop (call_ref $unary (i32.const 1) (ref.null $unary))))
  (func (export "return_call_ref") (result i32)
    (return_call_ref $unary (i32.const 1) (ref.null $unary))))

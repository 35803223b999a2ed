;; Branches on references, and calls that do not come back.
(module
  (type $f (func))
  (func $null (param $x (ref null $f))
    (block $is
      (call_ref $f (br_on_null $is (local.get $x)))
      (return_call_ref $f (local.get $x)))
    (return_call $null (ref.null $f)))
  (func $cast (param $x anyref) (result i31ref)
    (block $number (result i31ref)
      (br_on_cast $number anyref i31ref (local.get $x))
      (unreachable))))

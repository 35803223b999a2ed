(module
  (tag $e)
  (func $f (result i32)
    (local $step i32)
    (block $caught
      (try_table (catch $e $caught)
        <|>(local.set $step (i32.const 1))
        (call $g)<|>))
    (local.get $step))
  (func $g (throw $e)))

;; Legacy exceptions: rethrow and delegate.
(module
  (tag $t (param i32))
  (tag $other)
  (func $inner (param $x i32)
    try
      local.get $x
      throw $t
    catch $t
      drop
      rethrow 0
    end)
  (func $outer (param $x i32) (result i32)
    try $top (result i32)
      try
        try
          local.get $x
          call $inner
        delegate $top
      catch_all
        unreachable
      end
      i32.const 0
    catch $t
    end)
  (func $main (export "main") (param $x i32) (result i32)
    local.get $x
    call $outer)
)

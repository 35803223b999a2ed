;; The legacy instructions for exceptions.
(module
  (tag $e)
  (func $callee)
  (func $nested
    try
      try
        call $callee
      delegate 0
    catch $e
      nop
    catch_all
      rethrow 0
    end))

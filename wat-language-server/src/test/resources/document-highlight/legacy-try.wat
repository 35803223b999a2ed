(module (tag $e) (func
  tr<|>y
;; @2..8 keyword
    (throw $e)
  catch $e
;; @2..7 keyword
  catch_all
;; @2..11 keyword
    br 0
;;     ^ read
  end))
;; @2..5 keyword

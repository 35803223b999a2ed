;; One that catches.
(module
  (tag $e)
  (func (export "f")
    (block $out
      (try_table (catch $e $out) (throw $e))
      (try_table (catch_all $out) (throw $e)))))

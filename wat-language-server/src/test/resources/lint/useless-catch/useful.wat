;; Each clause takes something that the ones before do not.
(module
  (tag $e)
  (tag $other)
  (func (export "f")
    (block $out
      (try_table (catch $e $out) (catch $other $out) (catch_all $out) (throw $e))
      (try_table (catch $other $out) (throw $e))
      (try_table (catch $other $out) (throw $e)))))

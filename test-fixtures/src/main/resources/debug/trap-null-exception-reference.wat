;; An exception that is thrown again but was never caught.
(module
  (tag $t)
  (func $main (export "main") (param $n i32)
    (local $saved exnref)
    (if (local.get $n)
      (then
        (block $caught (result exnref)
          (try_table (catch_all_ref $caught) (throw $t))
          (unreachable))
        (local.set $saved)))
    (throw_ref (local.get $saved)))
)

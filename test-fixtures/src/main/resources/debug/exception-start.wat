;; An exception of the start function reaches whoever instantiates the module.
(module
  (tag $broken (export "broken") (param i32 externref))
  (global $version i32 (i32.const 3))
  (start $init)
  (func $init
    (call $require (i32.const 4)))
  (func $require (param $least i32)
    (if (i32.lt_s (global.get $version) (local.get $least))
      (then (throw $broken (local.get $least) (ref.null extern)))))
  (func $main (export "main"))
)

(module
  (func $count (param $n i32) (result i32)
    (local $i i32) ;; counts
    (local.set $total (i32.const 0))
    (loop $more
      (local.set $<|>total (i32.add (local.get $total) (local.get $i)))
      (br_if $more (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $total)))

(module
  (func
    nop unreachable drop select return end else
    (if (i32.eqz (i32.const 0)) (then (nop)) (else (nop)))
    (i32.add (i32.const 1) (i32.trunc_sat_f64_u (f64.const 1)))
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (local.get 0) (local.get 0))
    (i32.atomic.rmw8.cmpxchg_u (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.copy) (memory.grow) (table.init $t $e) (i64.add128)
    (try_table (catch $oops $h) (catch_ref $oops $h) (catch_all $h) (catch_all_ref $h) (throw $oops))
    try $t (do nop) catch $oops rethrow $t catch_all delegate $t
    ;; what the language does not have
    i32.frob get_local i32.addx xi32.add assert_return (blok)))

(module $counter (func (export "next") (result i32) (i32.const 1)))
(register "counter")
(assert_unlinkable (module (import "counter" "next" (func))) "unknown import")
;; @0..18 failed: expected a failure to link "unknown import" but got a failure to link: incompatible import type of counter.next: wanted is func [] -> [] but given is func [] -> [i32]
(module (import "nowhere" "f" (func)))
;; @0..7 failed: the module could not be instantiated: unknown import nowhere.f: nothing is given for it, wanted is func [] -> []
(assert_return (invoke "f"))
;; @0..14 skipped: its module could not be instantiated
(register "lost")
;; @0..9 skipped: its module could not be instantiated
(module (import "lost" "f" (func)))
;; @0..7 skipped: its module could not be instantiated

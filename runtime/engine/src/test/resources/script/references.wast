(module
  (func (export "same") (param externref) (result externref) (local.get 0))
  (func $f (export "function") (result funcref) (ref.func $f))
  (func (export "no-function") (result funcref) (ref.null func))
  (elem declare func $f))

(assert_return (invoke "same" (ref.extern 1)) (ref.extern 1))
(assert_return (invoke "same" (ref.extern 1)) (ref.extern))
(assert_return (invoke "same" (ref.extern 1)) (ref.extern 2))
;; @0..14 failed: expected ref.extern 2 but got ref.extern 1
(assert_return (invoke "same" (ref.extern 1)) (ref.null extern))
;; @0..14 failed: expected ref.null extern but got ref.extern 1
(assert_return (invoke "same" (ref.null extern)) (ref.null extern))
(assert_return (invoke "same" (ref.null extern)) (ref.null))
(assert_return (invoke "same" (ref.null extern)) (ref.extern))
;; @0..14 failed: expected ref.extern but got ref.null extern
(assert_return (invoke "function") (ref.func))
(assert_return (invoke "no-function") (ref.null func))
(assert_return (invoke "no-function") (ref.null extern))
;; @0..14 failed: expected ref.null extern but got ref.null func
(assert_return (invoke "no-function") (ref.func))
;; @0..14 failed: expected ref.func but got ref.null func

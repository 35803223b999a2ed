;; A test script: modules, and what their functions must give. Each assertion can be run by itself.

(module $math
  ;; Euclid: the greatest number that divides both.
  (func $gcd (export "gcd") (param $a i32) (param $b i32) (result i32)
    (if (i32.eqz (local.get $b))
      (then (return (local.get $a))))
    (return_call $gcd
      (local.get $b)
      (i32.rem_u (local.get $a) (local.get $b)))))

;; The greatest common divisor
(assert_return (invoke "gcd" (i32.const 12) (i32.const 18)) (i32.const 6))
(assert_return (invoke "gcd" (i32.const 17) (i32.const 5)) (i32.const 1))
(assert_return (invoke "gcd" (i32.const 0) (i32.const 7)) (i32.const 7))

;; Another module imports it by the name under which it is registered.
(register "math" $math)
(module
  (import "math" "gcd" (func $gcd (param i32 i32) (result i32)))
  ;; The smallest number that both divide.
  (func (export "lcm") (param $a i32) (param $b i32) (result i32)
    (i32.mul
      (local.get $b)
      (i32.div_u (local.get $a) (call $gcd (local.get $a) (local.get $b))))))

;; The least common multiple
(assert_return (invoke "lcm" (i32.const 4) (i32.const 6)) (i32.const 12))
(assert_trap (invoke "lcm" (i32.const 0) (i32.const 0)) "integer divide by zero")

;; Locals, parameters and labels. Parameters without a name, and those of functions that others call by their type, are not ours to judge.
(module
  (type $handler (func (param i32 i32)))
  (table 2 funcref)
  (elem (i32.const 0) $in-table)
  (func (export "run")
    (call $add (i32.const 1) (i32.const 2))
    (call $unnamed (i32.const 1))
    (call $typed (i32.const 1) (i32.const 2)))
  (func $add (param $a i32) (param $b i32)
;;                                 ^^ warning[unused]: parameter `$b` is never used
    (local $sum i32) (local $x i32) (local i64 i64)
;;         ^^^^ warning[unused]: local `$sum` is never used
;;                                   ^^^^^ warning[unused]: local 5 is never used
    (local.set $x (local.get $a))
    (local.set 4 (i64.const 0))
    (drop (local.get $x)))
  (func $unnamed (param i32))
  (func $typed (type $handler) (param $a i32) (param $b i32))
  (func $in-table (param $event i32))
  (func (export "exported") (param $environment i32)
    (block $nowhere
;;         ^^^^^^^^ warning[unused]: label `$nowhere` is never used
      (if $decision (local.get $environment) (then))
      (loop $again (br_if $again (local.get $environment)))
      (loop $by-number (br_if 0 (local.get $environment)))
      (block $end (br_table $end $end (i32.const 0))))))

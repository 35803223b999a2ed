;; A machine with a stack, that runs a program of its own in a loop with br_table: the sum of i * i from 5,000 down, count times.
(module
  (memory 1)
  ;; Instructions have one byte each, and those that need a number a second one.
  ;; 0 push N, 1 load N, 2 store N, 3 add, 4 sub, 5 mul, 6 jump if not 0 to N, 7 halt
  (data (i32.const 0) "\01\00\01\00\05\01\01\03\02\01\01\00\00\01\04\02\00\01\00\06\00\07")
  (func (export "run") (param $count i32) (result i32)
    (local $sum i32)
    (loop $again
      (i32.store (i32.const 256) (i32.const 5000))
      (i32.store (i32.const 260) (i32.const 0))
      (call $interpret (i32.const 512))
      (local.set $sum (i32.add (local.get $sum) (i32.load (i32.const 260))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.load (i32.const 260)))
  ;; The operands are above $stack, the variables from 256 on.
  (func $interpret (param $stack i32)
    (local $pc i32) (local $opcode i32) (local $number i32)
    (loop $next
      (local.set $opcode (i32.load8_u (local.get $pc)))
      (local.set $number (i32.load8_u offset=1 (local.get $pc)))
      (block $halt
        (block $jump
          (block $mul
            (block $sub
              (block $add
                (block $store
                  (block $load
                    (block $push
                      (br_table $push $load $store $add $sub $mul $jump $halt (local.get $opcode)))
                    (i32.store (local.get $stack) (local.get $number))
                    (local.set $stack (i32.add (local.get $stack) (i32.const 4)))
                    (local.set $pc (i32.add (local.get $pc) (i32.const 2)))
                    (br $next))
                  (i32.store (local.get $stack) (i32.load offset=256 (i32.shl (local.get $number) (i32.const 2))))
                  (local.set $stack (i32.add (local.get $stack) (i32.const 4)))
                  (local.set $pc (i32.add (local.get $pc) (i32.const 2)))
                  (br $next))
                (local.set $stack (i32.sub (local.get $stack) (i32.const 4)))
                (i32.store offset=256 (i32.shl (local.get $number) (i32.const 2)) (i32.load (local.get $stack)))
                (local.set $pc (i32.add (local.get $pc) (i32.const 2)))
                (br $next))
              (local.set $stack (i32.sub (local.get $stack) (i32.const 4)))
              (i32.store
                (i32.sub (local.get $stack) (i32.const 4))
                (i32.add (i32.load (i32.sub (local.get $stack) (i32.const 4))) (i32.load (local.get $stack))))
              (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
              (br $next))
            (local.set $stack (i32.sub (local.get $stack) (i32.const 4)))
            (i32.store
              (i32.sub (local.get $stack) (i32.const 4))
              (i32.sub (i32.load (i32.sub (local.get $stack) (i32.const 4))) (i32.load (local.get $stack))))
            (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
            (br $next))
          (local.set $stack (i32.sub (local.get $stack) (i32.const 4)))
          (i32.store
            (i32.sub (local.get $stack) (i32.const 4))
            (i32.mul (i32.load (i32.sub (local.get $stack) (i32.const 4))) (i32.load (local.get $stack))))
          (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
          (br $next))
        (local.set $stack (i32.sub (local.get $stack) (i32.const 4)))
        (local.set $pc
          (select
            (local.get $number)
            (i32.add (local.get $pc) (i32.const 2))
            (i32.load (local.get $stack))))
        (br $next)))))

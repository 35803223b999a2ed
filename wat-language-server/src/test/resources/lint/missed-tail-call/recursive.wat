;; A function that calls itself at its end, in a module that makes no other tail calls.
(module
  (func $gcd (export "gcd") (param $a i32) (param $b i32) (result i32)
    (if (result i32) (local.get $b)
      (then (call $gcd (local.get $b) (i32.rem_u (local.get $a) (local.get $b))))
;;           ^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call`, which needs no stack
      (else (local.get $a))))
  (func $flat (export "flat") (param $n i32)
    local.get $n
    if
      local.get $n
      call $flat
;;    ^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call`, which needs no stack
      return
    end
    block
      loop
        local.get $n
        call $flat
;;      ^^^^ hint[missed-tail-call]: nothing comes after this call, so it can be `return_call`, which needs no stack
        nop
      end
    end)
  (func $other (export "other") (param $n i32) (call $flat (local.get $n))))

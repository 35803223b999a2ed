;; Adds up orders. The host writes an order to memory: how many lines it has, then for each line what a piece costs in
;; cents and how many there are, all of them 32-bit numbers.
(module $prices
  (import "tax" "with_tax" (func $with_tax (param $cents i32) (result i32)))
  (import "shop" "discount" (func $discount (param $customer i32) (param $cents i32) (result i32)))

  (memory (export "memory") 1)

  (func $total (export "total") (param $customer i32) (param $order i32) (result i32)
    (local $line i32) (local $end i32) (local $sum i32)
    (local.set $line (i32.add (local.get $order) (i32.const 4)))
    (local.set $end
      (i32.add (local.get $line) (i32.mul (i32.load (local.get $order)) (i32.const 8))))
    (loop $lines
      (local.set $sum
        (i32.add
          (local.get $sum)
          (i32.mul (i32.load (local.get $line)) (i32.load offset=4 (local.get $line)))))
      (local.set $line (i32.add (local.get $line) (i32.const 8)))
      (br_if $lines (i32.lt_u (local.get $line) (local.get $end))))
    (local.set $sum (call $discount (local.get $customer) (local.get $sum)))
    (call $with_tax (local.get $sum)))

  ;; The host calls this back from within its function "discount".
  (func $reduce (export "reduce") (param $cents i32) (param $percent i32) (result i32)
    (i32.sub
      (local.get $cents)
      (i32.div_u (i32.mul (local.get $cents) (local.get $percent)) (i32.const 100)))))

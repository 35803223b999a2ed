(module
  (memory 1)
  (func $area (param $w i32) (param $h i32) (result i32)
    (local $sum i32)
    <|>;; how much there is of it
    (local.set $sum (i32.mul (local.get $w) (local.get $h)))
    (i32.store (i32.const 0) (local.get $sum))<|>
    (local.get $sum)))

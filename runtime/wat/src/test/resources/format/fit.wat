;; options: operands=fit
(module
 (func $f (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local.set $2
   (i32.sub
    (local.get $0)
    (i32.const 16)
   )
  )
  (i32.store offset=4
   (i32.add (local.get $2) (i32.const 1024))
   (i32.mul
    (local.get $1)
    (local.get $2)
   )
  )
  (block $b
   (br_if $b
    (local.get $1)
   )
  )
  (i32.add
   (local.get $1) ;; a comment
   (local.get $2)
  )
 )
)

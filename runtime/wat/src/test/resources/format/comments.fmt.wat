;; Comments stay with what they stand beside.
(module   ;; trailing at the module
  ;; before a type
  (type $t (;0;) (func))

  ;; before a function

  (func $f      ;; after the name
    (param $x i32) ;; a parameter
    (local $a i32)      ;; aligned
    (local $long i32)   ;; by the author
    ;; first
    (i32.add       ;; the sum
      (local.get $x) ;; of this
      (i32.const 1)) (; and one ;)
    drop

    ;; last
  )
  (; a block
     of lines ;)
  (@custom "x" "y")
  (func (@name "g") (nop) (; inner ;) (nop))
  (;leading;) (func)
  ;; at the end
)
;; after everything
(module
  (func) (; behind a field ;)
  (func) (@note)
  (func) (@note))
(module (@alone))
(module
  (func (param i32)
    i32.const 0
    br_table 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 (; c ;) 0 0 0 0
      0))
(module
  (func (param i32)
    i32.const 0
    br_table 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
      (; 
      (; c ;)
      c ;) 0 0 0 0 0))
(module
  (table (export "t") (; a
                         b ;) 1 funcref))
(module
  (func
    (param i32
      (;a;) (;b;)
      i64)))

(module
  (type $t (func (param $p i32)))
;;      ^^ def t
;;                      ^^ def comment
  (type $point (struct (field $x i32) (field $y (mut i32)) (field i64)))
;;      ^^^^^^ def point
;;                            ^^ def x
;;                                           ^^ def y
;;                                                          ^^^^^ unnamed z
  (type $list (sub (array (mut (ref null $point)))))
;;      ^^^^^ def list
;;                                       ^^^^^^ ref point
  (type $more (sub $list (array (mut (ref null 1)))))
;;      ^^^^^ def more
;;                 ^^^^^ ref list
;;                                             ^ ref point
  (import "env" "log" (func $log (param $what i32)))
;;                          ^^^^ def log
;;                                      ^^^^^ def what
  (import "env" "base" (global i32))
;;        ^^^^^ leads base
;;              ^^^^^^ leads base
;;                      ^^^^^^ unnamed base
  (memory $m 1)
;;        ^^ def m
  (memory $n 1)
;;        ^^ def n
  (table $tab 1 funcref)
;;       ^^^^ def tab
  (tag $oops (param i32))
;;     ^^^^^ def oops
  (global $g (mut i32) (global.get 0))
;;        ^^ def g
;;                                 ^ ref base
  (data $d (memory $m) (i32.const 0) "x")
;;      ^^ def d
;;                 ^^ ref m
  (elem $e func $log 2)
;;      ^^ def e
;;              ^^^^ ref log
;;                   ^ ref go
  (elem $e1 (table 0) (i32.const 0) func 0)
;;      ^^^ def e1
;;                 ^ ref tab
;;                                       ^ ref log
  (start $start)
;;       ^^^^^^ ref start
  (func $start)
;;      ^^^^^^ def start
  (func $go (type $t)
;;      ^^^ def go
;;                ^^ ref t
    (i32.store 1 (i32.const 0) (i32.load $m (i32.const 0)))
;;             ^ ref n
;;                                       ^^ ref m
    (memory.copy $n 0 (i32.const 0) (i32.const 0) (i32.const 0))
;;               ^^ ref n
;;                  ^ ref m
    (memory.init $d (i32.const 0) (i32.const 0) (i32.const 0))
;;               ^^ ref d
    (table.init $tab $e (i32.const 0) (i32.const 0) (i32.const 0))
;;              ^^^^ ref tab
;;                   ^^ ref e
    (elem.drop 0)
;;             ^ ref e
    (table.set $tab (i32.const 0) (ref.func $log))
;;             ^^^^ write tab
;;                                          ^^^^ ref log
    (call_indirect 0 (type 0) (i32.const 0) (i32.const 0))
;;                 ^ ref tab
;;                         ^ ref t
    (struct.set $point $y (struct.new_default 1)
;;              ^^^^^^ ref point
;;                     ^^ write y
;;                                            ^ ref point
      (struct.get $point 1 (ref.null $point)))
;;                ^^^^^^ ref point
;;                       ^ ref y
;;                                   ^^^^^^ ref point
    (drop (struct.get 1 2 (ref.null 1)))
;;                    ^ ref point
;;                      ^ ref z
;;                                  ^ ref point
    (drop (struct.get 1 0 (ref.null 1)))
;;                    ^ ref point
;;                      ^ ref x
;;                                  ^ ref point
    (drop (array.new_fixed $more 0))
;;                         ^^^^^ ref more
    (block $catch (result i32)
;;         ^^^^^^ def catch
      (try_table (catch $oops $catch) (catch 0 0)
;;                      ^^^^^ ref oops
;;                            ^^^^^^ ref catch
;;                                           ^ ref oops
;;                                             ^ ref catch
        (throw $oops (i32.const 1)))
;;             ^^^^^ ref oops
      (i32.const 0))
    (drop))
  (export "memory" (memory $m))
;;        ^^^^^^^^ leads m
;;                         ^^ ref m
  (export "g" (global 1)))
;;                    ^ ref g

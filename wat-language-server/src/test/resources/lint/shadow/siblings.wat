;; Blocks beside each other may have one name, and a label may be called like a local or a function.
(module
  (func $f (export "f") (param $n i32)
    (block $n (br $n))
    (block $n (br $n))
    (loop $f (br $f))
    block $a
    end $a
    block $a
      block
        br 1
      end
    end $a
    (block (block (nop)))))

;; SHA-256 (FIPS 180-4). As a WASI program it prints the digest of "abc":
;; ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
;;
;; A good place for a breakpoint is the loop $round in $compress: one turn is one of the 64 rounds, the working
;; variables $a..$h change in every turn, and the sum in the middle is written operand by operand.
;;
;; Linear memory:
;;   0x000  64 round constants, 32 bits each
;;   0x100   8 initial hash values
;;   0x120   8 hash values, the state between blocks
;;   0x140  64 words of the message schedule
;;   0x240  two blocks for the padded end of the message
;;   0x2c0  the message "abc"
;;   0x2d0  its digest, 32 bytes
;;   0x2f0  the digest in hexadecimal and a newline, 65 bytes
;;   0x340  iovec and byte count for fd_write
;;   0x400  free for callers of sha256
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param $fd i32) (param $iovs i32) (param $iovs_len i32) (param $written i32) (result i32)))

  (memory (export "memory") 1)

  ;; The first 32 bits of the fractional parts of the cube roots of the first 64 primes (little endian in memory).
  (data $round_constants (i32.const 0x000)
    "\98\2f\8a\42" "\91\44\37\71" "\cf\fb\c0\b5" "\a5\db\b5\e9"
    "\5b\c2\56\39" "\f1\11\f1\59" "\a4\82\3f\92" "\d5\5e\1c\ab"
    "\98\aa\07\d8" "\01\5b\83\12" "\be\85\31\24" "\c3\7d\0c\55"
    "\74\5d\be\72" "\fe\b1\de\80" "\a7\06\dc\9b" "\74\f1\9b\c1"
    "\c1\69\9b\e4" "\86\47\be\ef" "\c6\9d\c1\0f" "\cc\a1\0c\24"
    "\6f\2c\e9\2d" "\aa\84\74\4a" "\dc\a9\b0\5c" "\da\88\f9\76"
    "\52\51\3e\98" "\6d\c6\31\a8" "\c8\27\03\b0" "\c7\7f\59\bf"
    "\f3\0b\e0\c6" "\47\91\a7\d5" "\51\63\ca\06" "\67\29\29\14"
    "\85\0a\b7\27" "\38\21\1b\2e" "\fc\6d\2c\4d" "\13\0d\38\53"
    "\54\73\0a\65" "\bb\0a\6a\76" "\2e\c9\c2\81" "\85\2c\72\92"
    "\a1\e8\bf\a2" "\4b\66\1a\a8" "\70\8b\4b\c2" "\a3\51\6c\c7"
    "\19\e8\92\d1" "\24\06\99\d6" "\85\35\0e\f4" "\70\a0\6a\10"
    "\16\c1\a4\19" "\08\6c\37\1e" "\4c\77\48\27" "\b5\bc\b0\34"
    "\b3\0c\1c\39" "\4a\aa\d8\4e" "\4f\ca\9c\5b" "\f3\6f\2e\68"
    "\ee\82\8f\74" "\6f\63\a5\78" "\14\78\c8\84" "\08\02\c7\8c"
    "\fa\ff\be\90" "\eb\6c\50\a4" "\f7\a3\f9\be" "\f2\78\71\c6")

  ;; The same of the square roots of the first 8 primes.
  (data $initial_hash (i32.const 0x100)
    "\67\e6\09\6a" "\85\ae\67\bb" "\72\f3\6e\3c" "\3a\f5\4f\a5"
    "\7f\52\0e\51" "\8c\68\05\9b" "\ab\d9\83\1f" "\19\cd\e0\5b")

  (data $message (i32.const 0x2c0) "abc")

  ;; SHA-256 reads and writes words in big-endian order; WebAssembly loads and stores little-endian ones.
  (func $swap_bytes (param $word i32) (result i32)
    (i32.or
      (i32.and (i32.rotl (local.get $word) (i32.const 8)) (i32.const 0x00ff00ff))
      (i32.and (i32.rotr (local.get $word) (i32.const 8)) (i32.const 0xff00ff00))))

  ;; Spreads the 16 words of a block over the 64 words of the message schedule at 0x140.
  (func $schedule (param $block i32)
    (local $t i32)      ;; byte offset of the word being made
    (local $w15 i32)
    (local $w2 i32)
    (loop $copy
      (i32.store offset=0x140
        (local.get $t)
        (call $swap_bytes (i32.load (i32.add (local.get $block) (local.get $t)))))
      (local.set $t (i32.add (local.get $t) (i32.const 4)))
      (br_if $copy (i32.lt_u (local.get $t) (i32.const 64))))
    (loop $extend
      (local.set $w15 (i32.load offset=0x104 (local.get $t)))   ;; 0x140 - 15 * 4
      (local.set $w2 (i32.load offset=0x138 (local.get $t)))    ;; 0x140 -  2 * 4
      (i32.store offset=0x140
        (local.get $t)
        (i32.add
          (i32.add
            (i32.load offset=0x100 (local.get $t))              ;; 0x140 - 16 * 4
            (i32.xor
              (i32.xor (i32.rotr (local.get $w15) (i32.const 7)) (i32.rotr (local.get $w15) (i32.const 18)))
              (i32.shr_u (local.get $w15) (i32.const 3))))
          (i32.add
            (i32.load offset=0x124 (local.get $t))              ;; 0x140 -  7 * 4
            (i32.xor
              (i32.xor (i32.rotr (local.get $w2) (i32.const 17)) (i32.rotr (local.get $w2) (i32.const 19)))
              (i32.shr_u (local.get $w2) (i32.const 10))))))
      (local.set $t (i32.add (local.get $t) (i32.const 4)))
      (br_if $extend (i32.lt_u (local.get $t) (i32.const 256)))))

  ;; Adds $value to word $index of the state at 0x120.
  (func $add_to_state (param $index i32) (param $value i32)
    (local $address i32)
    (local.set $address (i32.shl (local.get $index) (i32.const 2)))
    (i32.store offset=0x120
      (local.get $address)
      (i32.add (i32.load offset=0x120 (local.get $address)) (local.get $value))))

  ;; Mixes one block of 64 bytes into the state.
  (func $compress (param $block i32)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local $e i32) (local $f i32) (local $g i32) (local $h i32)
    (local $t i32)      ;; byte offset of the round's constant and schedule word, 0, 4 .. 252
    (local $t1 i32)
    (local $t2 i32)
    (call $schedule (local.get $block))
    (local.set $a (i32.load (i32.const 0x120)))
    (local.set $b (i32.load (i32.const 0x124)))
    (local.set $c (i32.load (i32.const 0x128)))
    (local.set $d (i32.load (i32.const 0x12c)))
    (local.set $e (i32.load (i32.const 0x130)))
    (local.set $f (i32.load (i32.const 0x134)))
    (local.set $g (i32.load (i32.const 0x138)))
    (local.set $h (i32.load (i32.const 0x13c)))
    (loop $round
      ;; t1 = h + S1(e) + choose(e, f, g) + constant + schedule word
      local.get $h
      (i32.xor                  ;; S1(e)
        (i32.xor (i32.rotr (local.get $e) (i32.const 6)) (i32.rotr (local.get $e) (i32.const 11)))
        (i32.rotr (local.get $e) (i32.const 25)))
      i32.add
      (i32.xor                  ;; choose: f where the bit of e is 1, g where it is 0
        (i32.and (local.get $e) (local.get $f))
        (i32.and (i32.xor (local.get $e) (i32.const -1)) (local.get $g)))
      i32.add
      (i32.load (local.get $t))
      i32.add
      (i32.load offset=0x140 (local.get $t))
      i32.add
      local.set $t1
      ;; t2 = S0(a) + majority(a, b, c)
      (local.set $t2
        (i32.add
          (i32.xor
            (i32.xor (i32.rotr (local.get $a) (i32.const 2)) (i32.rotr (local.get $a) (i32.const 13)))
            (i32.rotr (local.get $a) (i32.const 22)))
          (i32.xor
            (i32.xor
              (i32.and (local.get $a) (local.get $b))
              (i32.and (local.get $a) (local.get $c)))
            (i32.and (local.get $b) (local.get $c)))))
      ;; Everything moves on by one name.
      (local.set $h (local.get $g))
      (local.set $g (local.get $f))
      (local.set $f (local.get $e))
      (local.set $e (i32.add (local.get $d) (local.get $t1)))
      (local.set $d (local.get $c))
      (local.set $c (local.get $b))
      (local.set $b (local.get $a))
      (local.set $a (i32.add (local.get $t1) (local.get $t2)))
      (local.set $t (i32.add (local.get $t) (i32.const 4)))
      (br_if $round (i32.lt_u (local.get $t) (i32.const 256))))
    (call $add_to_state (i32.const 0) (local.get $a))
    (call $add_to_state (i32.const 1) (local.get $b))
    (call $add_to_state (i32.const 2) (local.get $c))
    (call $add_to_state (i32.const 3) (local.get $d))
    (call $add_to_state (i32.const 4) (local.get $e))
    (call $add_to_state (i32.const 5) (local.get $f))
    (call $add_to_state (i32.const 6) (local.get $g))
    (call $add_to_state (i32.const 7) (local.get $h)))

  ;; Hashes the $len bytes at $ptr and writes the 32 bytes of the digest to $out.
  (func $sha256 (export "sha256") (param $ptr i32) (param $len i32) (param $out i32)
    (local $rest i32)       ;; bytes not yet hashed
    (local $padded i32)     ;; 64 or 128: length of the padded end
    (local $i i32)
    (memory.copy (i32.const 0x120) (i32.const 0x100) (i32.const 32))
    (local.set $rest (local.get $len))
    (block $last
      (loop $whole_block
        (br_if $last (i32.lt_u (local.get $rest) (i32.const 64)))
        (call $compress (local.get $ptr))
        (local.set $ptr (i32.add (local.get $ptr) (i32.const 64)))
        (local.set $rest (i32.sub (local.get $rest) (i32.const 64)))
        (br $whole_block)))
    ;; The end: what is left, one bit 1, zeros, and the length in bits as a 64-bit number.
    (memory.fill (i32.const 0x240) (i32.const 0) (i32.const 128))
    (memory.copy (i32.const 0x240) (local.get $ptr) (local.get $rest))
    (i32.store8 offset=0x240 (local.get $rest) (i32.const 0x80))
    (local.set $padded
      (select (i32.const 64) (i32.const 128) (i32.lt_u (local.get $rest) (i32.const 56))))
    (i32.store offset=0x238 (local.get $padded) (call $swap_bytes (i32.shr_u (local.get $len) (i32.const 29))))
    (i32.store offset=0x23c (local.get $padded) (call $swap_bytes (i32.shl (local.get $len) (i32.const 3))))
    (call $compress (i32.const 0x240))
    (if (i32.eq (local.get $padded) (i32.const 128))
      (then (call $compress (i32.const 0x280))))
    (loop $word
      (i32.store
        (i32.add (local.get $out) (local.get $i))
        (call $swap_bytes (i32.load offset=0x120 (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $word (i32.lt_u (local.get $i) (i32.const 32)))))

  ;; The character of a hexadecimal digit, $value from 0 to 15.
  (func $hex_digit (param $value i32) (result i32)
    (i32.add
      (local.get $value)
      (select (i32.const 0x30) (i32.const 0x57) (i32.lt_u (local.get $value) (i32.const 10)))))

  ;; Writes the $len bytes at $from to $to as 2 * $len hexadecimal digits.
  (func $to_hex (param $from i32) (param $len i32) (param $to i32)
    (local $end i32)
    (local $byte i32)
    (local.set $end (i32.add (local.get $from) (local.get $len)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $from)))
        (i32.store8 (local.get $to) (call $hex_digit (i32.shr_u (local.get $byte) (i32.const 4))))
        (i32.store8 offset=1 (local.get $to) (call $hex_digit (i32.and (local.get $byte) (i32.const 15))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (local.set $to (i32.add (local.get $to) (i32.const 2)))
        (br $next))))

  ;; Writes the $len bytes at $ptr to the standard output.
  (func $print (param $ptr i32) (param $len i32)
    (i32.store (i32.const 0x340) (local.get $ptr))
    (i32.store (i32.const 0x344) (local.get $len))
    (drop (call $fd_write (i32.const 1) (i32.const 0x340) (i32.const 1) (i32.const 0x348))))

  (func $start (export "_start")
    (call $sha256 (i32.const 0x2c0) (i32.const 3) (i32.const 0x2d0))
    (call $to_hex (i32.const 0x2d0) (i32.const 32) (i32.const 0x2f0))
    (i32.store8 (i32.const 0x330) (i32.const 10))   ;; newline
    (call $print (i32.const 0x2f0) (i32.const 65))))

(module
  (memory 65536)
  (memory i64 0x1_0000_0000_0000)
  (table i64 0 0xffff_ffff_ffff_ffff funcref)
  (memory 65537)
;;        ^^^^^ error[memory-too-large]: a memory of this type has at most 65536 pages, not 65537
  (memory 1 65537)
;;          ^^^^^ error[memory-too-large]: a memory of this type has at most 65536 pages, not 65537
  (memory i64 0x1_0000_0000_0001)
;;            ^^^^^^^^^^^^^^^^^^ error[memory-too-large]: a memory of this type has at most 281474976710656 pages, not 281474976710657
  (memory 2 1)
;;        ^^^ error[limits-out-of-order]: the minimum size 2 is greater than the maximum 1
  (table 2 1 funcref)
;;       ^^^ error[limits-out-of-order]: the minimum size 2 is greater than the maximum 1
  (memory 0x1_0000_0000)
;;        ^^^^^^^^^^^^^ error[memory-too-large]: a memory of this type has at most 65536 pages, not 4294967296
  (table 0x1_0000_0000 funcref)
;;       ^^^^^^^^^^^^^ error[table-too-large]: a table of this type has at most 4294967295 elements, not 4294967296
)

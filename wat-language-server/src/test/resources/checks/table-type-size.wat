;; More elements than there can be.
(module
  (table (export "t") 0 0x1_0000_0000 funcref))
;;                      ^^^^^^^^^^^^^ error[table-too-large]: a table of this type has at most 4294967295 elements, not 4294967296

;; More pages than there can be.
(module
  (memory (export "m") 65537))
;;                     ^^^^^ error[memory-too-large]: a memory of this type has at most 65536 pages, not 65537

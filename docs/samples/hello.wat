;; The smallest WASI program: it writes one line to the standard output and ends.
(module
  ;; fd_write(file descriptor, address of the iovecs, how many, where to store the count of bytes written) -> errno
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param $fd i32) (param $iovs i32) (param $iovs_len i32) (param $written i32) (result i32)))

  (memory (export "memory") 1)

  ;; One iovec, that is an address and a length: 14 bytes at address 16.
  (data (i32.const 0) "\10\00\00\00" "\0e\00\00\00")
  (data (i32.const 16) "Hello, world!\n")

  (func $start (export "_start")
    (drop
      (call $fd_write
        (i32.const 1)        ;; the standard output
        (i32.const 0)        ;; the iovec
        (i32.const 1)        ;; there is only one
        (i32.const 8)))))    ;; the count goes here; nobody reads it

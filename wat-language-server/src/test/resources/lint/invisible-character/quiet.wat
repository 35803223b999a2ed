;; Joiners belong to how words and pictures are written, and an escape can be seen.
(module
  ;; می‌خواهم, 👩‍💻, naïve
  (import "env" "a\u{202e}b" (func))
  (func (export "f")
    (call 0)))

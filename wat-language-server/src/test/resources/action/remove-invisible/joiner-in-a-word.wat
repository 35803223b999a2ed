(module
  ;; نمی‌<|>خواهم
  (func))

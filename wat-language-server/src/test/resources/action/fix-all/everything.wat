(module
  (global $limit (mut i32) (i32.const 10))<|>
  (global $count (mut i32) (i32.const 0))
  ;; Counts​ up​.
  (func (global.set $count (i32.add (global.get $count) (global.get $limit)))))

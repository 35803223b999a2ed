(module
  ;; Nothing is called like this.
  (func (param $count i32) (result i32)
    (local.get $xyz<|>)))

;; to: $out
(module (func (param i32)
  (block (loop (br_if 1<|> (local.get 0)) (br 0)))
  block
    block
      local.get 0
      br_table 0 1 0
    end
  end))

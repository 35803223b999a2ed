(module
  (func $f
    (block $done
      (try_table (catch $failed<|> $done)))))

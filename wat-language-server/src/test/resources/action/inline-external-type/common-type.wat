(module
  (import "env" (item "sin"<|>) (item "cos") (func (param f64) (result f64)))
)

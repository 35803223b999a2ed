(module (func (param(r<|>ef null func))))

(module (type $t<|> (func)))

(module (type $t (sub (func))) (type $u (sub $t (func))))
(module (type $t<|> (sub (func))) (type $v (sub $t (func))))

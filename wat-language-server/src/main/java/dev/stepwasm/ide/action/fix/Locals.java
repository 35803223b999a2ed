package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;

/** How the locals of a function are written. */
final class Locals {
    private Locals() {}

    /** {@return whether code calls locals, other than parameters, by their numbers} */
    static boolean haveNumbers(FunctionAt function) {
        if (Syntax.children(function.field(), NodeKind.LOCAL).isEmpty()) {
            return false;
        }
        Node field = function.field();
        Tokens tokens = field.data().tokens();
        int parameters = function.type().parameters().size();
        return function.module().lowered().lookup().uses(field.segment()).stream()
                .filter(use -> use.space() == IndexSpace.LOCAL && use.index() >= parameters)
                .map(use -> tokens.touching(use.span().start() - function.base() + 1))
                .anyMatch(token -> tokens.code(token) == TokenCode.NAT);
    }
}

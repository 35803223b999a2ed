package dev.stepwasm.ide.signature;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that a text gives to parameters. */
final class ParameterNames {
    private ParameterNames() {}

    /** {@return the names of the parameters below a node in order, none where there is a type without a name} */
    static List<Optional<String>> in(Node group) {
        List<Optional<String>> names = new ArrayList<>();
        for (Node param : Syntax.children(group, NodeKind.PARAM)) {
            Optional<Integer> id = Syntax.idToken(param);
            if (id.isPresent()) {
                names.add(id.map(token -> name(param, token)));
            } else {
                for (int i = typeCount(param); i > 0; i--) {
                    names.add(Optional.empty());
                }
            }
        }
        return names;
    }

    /** {@return the function type that a type definition holds, if it is one} */
    static Optional<Node> functionType(Node definition) {
        Optional<Node> sub = Syntax.child(definition, NodeKind.SUB_TYPE);
        return Syntax.child(sub.orElse(definition), NodeKind.FUNCTION_TYPE);
    }

    private static String name(Node param, int token) {
        var span = param.tree().span(param.segment(), token);
        return Identifier.name(param.tree().source().text(), span.start(), span.end());
    }

    private static int typeCount(Node param) {
        int words = 0;
        for (int token : Syntax.ownTokens(param)) {
            words += TokenCode.isWord(param.data().tokens().code(token)) ? 1 : 0;
        }
        return words - 1 + Syntax.children(param, NodeKind.REFERENCE_TYPE).size();
    }
}

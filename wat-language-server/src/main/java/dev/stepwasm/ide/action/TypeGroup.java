package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group of types such as {@code (param i32 i32)}: a {@code param}, {@code result}, {@code local} or {@code field}. */
record TypeGroup(Node node) {
    /** {@return the group around a place} */
    static Optional<TypeGroup> at(Place place) {
        return place.around(NodeKind.PARAM, NodeKind.RESULT, NodeKind.LOCAL, NodeKind.FIELD)
                .map(TypeGroup::new)
                .filter(TypeGroup::isWhole);
    }

    /** {@return the keyword} */
    String word() {
        return node.tree().source().textOf(Syntax.keyword(node));
    }

    boolean isNamed() {
        return Syntax.idToken(node).isPresent();
    }

    /** A group with a mistake in it is left alone. */
    private boolean isWhole() {
        Tokens tokens = node.data().tokens();
        int last = Syntax.tokenEnd(node) - 1;
        return Syntax.child(node, NodeKind.ERROR).isEmpty()
                && tokens.code(Syntax.firstToken(node)) == TokenCode.OPEN
                && tokens.code(last) == TokenCode.CLOSE;
    }

    boolean hasComments() {
        return Layout.hasComments(node);
    }

    /** {@return the types, each as it is written} */
    List<String> types() {
        List<String> types = new ArrayList<>();
        Tokens tokens = node.data().tokens();
        List<Node> children = node.children();
        int child = 0;
        int token = Syntax.afterKeyword(node);
        int end = Syntax.innerEnd(node);
        while (token < end) {
            if (child < children.size() && Syntax.firstToken(children.get(child)) == token) {
                types.add(children.get(child).text());
                token = Syntax.tokenEnd(children.get(child++));
            } else {
                if (!tokens.isTrivia(token)) {
                    types.add(node.tree().text(node.segment(), token));
                }
                token++;
            }
        }
        return types;
    }

    Span span() {
        return node.span();
    }
}

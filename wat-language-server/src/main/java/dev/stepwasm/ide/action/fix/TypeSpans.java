package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the types of variables, fields and elements are written. */
final class TypeSpans {
    private TypeSpans() {}

    /** {@return what the index or name that a diagnostic is about stands for} */
    static Optional<Use> use(Place place, Diagnostic diagnostic) {
        return Token.firstFrom(place.tree(), diagnostic.span().start())
                .flatMap(token -> place.module()
                        .flatMap(module -> module.lowered().lookup().use(token.segment(), token.number())));
    }

    static Optional<Definition> definition(Place place, Use use) {
        return place.module()
                .flatMap(module -> module.lowered().lookup().definition(use.space(), use.index(), use.owner()));
    }

    /** {@return the node that a definition is} */
    static Optional<Node> node(Place place, Definition definition) {
        return Token.firstFrom(place.tree(), definition.span().start())
                .map(Token::node)
                .filter(node -> node.span().equals(definition.span()));
    }

    /** {@return the types in a group such as {@code (local i32 (ref $t))}, or behind the names of a global} */
    static List<Span> in(Node group) {
        List<Span> spans = new ArrayList<>();
        Tokens tokens = group.data().tokens();
        List<Node> children = group.children();
        int child = 0;
        int token = Syntax.idToken(group).map(id -> Syntax.next(group, id)).orElseGet(() -> Syntax.afterKeyword(group));
        int end = Syntax.innerEnd(group);
        while (token < end) {
            if (child < children.size() && Syntax.firstToken(children.get(child)) == token) {
                Node part = children.get(child++);
                if (isType(part.kind())) {
                    spans.add(part.span());
                }
                token = Math.max(token + 1, Syntax.tokenEnd(part));
            } else {
                if (!tokens.isTrivia(token)) {
                    spans.add(group.tree().span(group.segment(), token));
                }
                token++;
            }
        }
        return spans;
    }

    private static boolean isType(NodeKind kind) {
        return kind == NodeKind.REFERENCE_TYPE || kind == NodeKind.MUTABLE;
    }
}

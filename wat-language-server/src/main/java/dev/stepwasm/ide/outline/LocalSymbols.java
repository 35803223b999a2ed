package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;

/** What is defined in lists of types: parameters and locals of a function, fields of a structure. */
public final class LocalSymbols {
    private final List<Symbol> symbols = new ArrayList<>();

    private LocalSymbols() {}

    /** {@return parameters and locals of a function, in index order} */
    public static List<Symbol> of(Node function) {
        LocalSymbols locals = new LocalSymbols();
        for (Node use : Syntax.children(function, NodeKind.TYPE_USE)) {
            for (Node node : Syntax.children(use, NodeKind.PARAM)) {
                locals.add(Symbol.Kind.PARAMETER, "param", node);
            }
        }
        for (Node node : Syntax.children(function, NodeKind.LOCAL)) {
            locals.add(Symbol.Kind.LOCAL, "local", node);
        }
        return locals.symbols;
    }

    /** {@return the fields of a structure type} */
    public static List<Symbol> fields(Node structure) {
        LocalSymbols fields = new LocalSymbols();
        for (Node node : Syntax.children(structure, NodeKind.FIELD)) {
            fields.add(Symbol.Kind.FIELD, "field", node);
        }
        return fields.symbols;
    }

    /** Adds the one named or the many unnamed things of {@code (word ...)}. */
    private void add(Symbol.Kind kind, String word, Node node) {
        boolean deprecated = Annotations.deprecation(node).isPresent();
        int end = Syntax.innerEnd(node);
        int first = Syntax.afterKeyword(node);
        int id = Syntax.idToken(node).orElse(-1);
        if (id >= 0) {
            Span name = node.tree().span(node.segment(), id);
            String type = Syntax.line(node, Syntax.next(node, id), end);
            symbols.add(new Symbol(
                    kind, node.tree().source().textOf(name), type, node.span(), name, List.of(), deprecated));
            return;
        }
        for (int from = first; from < end; ) {
            int to = Math.min(end, afterType(node, from));
            Span span = new Span(
                    node.tree().span(node.segment(), from).start(),
                    node.tree().span(node.segment(), to - 1).end());
            String type = Syntax.line(node, from, to);
            symbols.add(new Symbol(kind, word + " " + symbols.size(), type, span, span, List.of(), deprecated));
            from = Syntax.next(node, to - 1);
        }
    }

    /** {@return the token after a type: one word, or a group} */
    private static int afterType(Node node, int from) {
        Tokens tokens = node.data().tokens();
        int depth = 0;
        int token = from;
        do {
            int code = tokens.code(token++);
            depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
        } while (depth > 0 && token < tokens.size());
        return token;
    }
}

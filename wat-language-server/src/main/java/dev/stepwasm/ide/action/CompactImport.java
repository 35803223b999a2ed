package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several imports from one module in one field (compact imports proposal): {@code (import "m" (item "a" (func)) (item "b"
 * (func)))}, or with the type that all have at the end, {@code (import "m" (item "a") (item "b") (func))}.
 *
 * @param module the string with the name of the module
 * @param common the type behind the items
 */
record CompactImport(Node node, String module, List<Item> items, Optional<Span> common) {
    /**
     * One of the imports.
     *
     * @param name its string
     */
    record Item(Span span, Span name, Optional<Span> type) {}

    /** {@return the compact import around a place, if it is one that can be understood} */
    static Optional<CompactImport> at(Place place) {
        return place.field()
                .filter(node -> node.kind() == NodeKind.IMPORT_FIELD)
                .flatMap(CompactImport::read);
    }

    private static Optional<CompactImport> read(Node node) {
        Reader reader = new Reader(node);
        reader.accept(TokenCode.OPEN);
        reader.accept(Word.IMPORT.code());
        int module = reader.accept(TokenCode.STRING);
        List<Item> items = new ArrayList<>();
        while (reader.good && reader.isOpen(Word.ITEM)) {
            reader.item().ifPresent(items::add);
        }
        Optional<Span> common = reader.code() == TokenCode.OPEN ? Optional.of(reader.group()) : Optional.empty();
        reader.accept(TokenCode.CLOSE);
        boolean typed = items.stream().allMatch(item -> item.type().isPresent() != common.isPresent());
        return reader.good && !items.isEmpty() && typed
                ? Optional.of(new CompactImport(node, node.tree().text(node.segment(), module), items, common))
                : Optional.empty();
    }

    String text(Span span) {
        return node.tree().source().textOf(span);
    }

    /** {@return whether the common type gives a name, which only one thing can have} */
    boolean isCommonNamed() {
        return common.filter(span -> {
                    Tokens tokens = node.data().tokens();
                    int open = tokens.firstAtOrAfter(span.start() - node.tree().start(node.segment()));
                    int id = Syntax.next(node, Syntax.next(node, open));
                    return tokens.code(id) == TokenCode.ID;
                })
                .isPresent();
    }

    boolean hasComments() {
        return Layout.hasComments(node);
    }

    /** Reads tokens one after the other; comments are passed over. */
    private static final class Reader {
        private final Node node;
        private final Tokens tokens;
        private final int end;
        private int at;
        private boolean good = true;

        Reader(Node node) {
            this.node = node;
            this.tokens = node.data().tokens();
            this.at = Syntax.firstToken(node);
            this.end = Syntax.tokenEnd(node);
        }

        int code() {
            return at < end ? tokens.code(at) : TokenCode.END;
        }

        boolean isOpen(Word word) {
            int next = Syntax.next(node, at);
            return code() == TokenCode.OPEN && next < end && tokens.code(next) == word.code();
        }

        int accept(int code) {
            good &= code() == code;
            int taken = at;
            at = Syntax.next(node, at);
            return Math.min(taken, end - 1);
        }

        Span span(int token) {
            return node.tree().span(node.segment(), token);
        }

        Optional<Item> item() {
            int open = accept(TokenCode.OPEN);
            accept(Word.ITEM.code());
            int name = accept(TokenCode.STRING);
            Optional<Span> type = code() == TokenCode.OPEN ? Optional.of(group()) : Optional.empty();
            int close = accept(TokenCode.CLOSE);
            return good
                    ? Optional.of(
                            new Item(new Span(span(open).start(), span(close).end()), span(name), type))
                    : Optional.empty();
        }

        /** {@return all from the parenthesis here to the one that matches it} */
        Span group() {
            int open = at;
            int depth = 0;
            int last = at;
            do {
                depth += code() == TokenCode.OPEN ? 1 : code() == TokenCode.CLOSE ? -1 : 0;
                last = at;
                at = Syntax.next(node, at);
            } while (depth > 0 && at < end);
            good &= depth == 0;
            return new Span(span(open).start(), span(Math.min(last, end - 1)).end());
        }
    }
}

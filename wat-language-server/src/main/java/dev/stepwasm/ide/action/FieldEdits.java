package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Edits of one field, by its tokens. Comments are never touched. */
final class FieldEdits {
    final SyntaxTree tree;
    final int number;
    final Segment segment;
    final Tokens tokens;
    private final List<Replacement> edits = new ArrayList<>();

    FieldEdits(SyntaxTree tree, int number) {
        this.tree = tree;
        this.number = number;
        this.segment = tree.segment(number);
        this.tokens = segment.tokens();
    }

    Node node(int index) {
        return new Node(tree, number, index);
    }

    Span span(int token) {
        return tree.span(number, token);
    }

    String text(int token) {
        return tree.text(number, token);
    }

    void insert(int offset, String text) {
        edits.add(new Replacement(new Span(offset, offset), text));
    }

    void replace(Span span, String text) {
        edits.add(new Replacement(span, text));
    }

    /** Deletes a node or word with the space before it. */
    void delete(Span span) {
        int from = span.start();
        String text = tree.source().text();
        while (from > 0 && " \t".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        boolean alone = from == 0 || text.charAt(from - 1) == '\n' || text.charAt(from - 1) == '\r';
        boolean glues = span.end() < text.length() && " \t\r\n()".indexOf(text.charAt(span.end())) < 0;
        edits.add(new Replacement(new Span(alone || glues ? span.start() : from, span.end()), ""));
    }

    /** {@return the edits in text order; none if two of them meet, as then they were not meant for each other} */
    List<Replacement> list() {
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        int end = 0;
        for (Replacement edit : edits) {
            if (edit.span().start() < end) {
                return List.of();
            }
            end = edit.span().end();
        }
        return List.copyOf(edits);
    }

    /** {@return the first child of a kind, -1 if there is none} */
    int child(int parent, NodeKind kind) {
        for (int child = parent + 1; child < segment.nodeEnd(parent); child = segment.nodeEnd(child)) {
            if (segment.kind(child) == kind) {
                return child;
            }
        }
        return -1;
    }

    boolean hasComments(int node) {
        return Layout.hasComments(node(node));
    }

    /** {@return the code of the word behind the parenthesis of a node, or of its first token} */
    int word(int node) {
        int first = segment.firstToken(node);
        return tokens.code(first) == TokenCode.OPEN ? tokens.code(next(first)) : tokens.code(first);
    }

    int next(int token) {
        int next = token + 1;
        while (next < tokens.size() - 1 && tokens.isTrivia(next)) {
            next++;
        }
        return Math.min(next, tokens.size() - 1);
    }

    /** {@return where the types of a group stand} */
    List<Span> types(int group) {
        return Syntax.types(node(group));
    }

    /** {@return whether a group of types says how many results {@code select} has} */
    boolean isOfSelect(int group) {
        return segment.kind(group - 1) == NodeKind.INSTRUCTION;
    }

    boolean isGroup(int node) {
        return switch (segment.kind(node)) {
            case PARAM, RESULT, LOCAL, FIELD -> true;
            default -> false;
        };
    }

    /** {@return the reference type that a word stands for} */
    static Optional<String> full(String word) {
        for (HeapType.Abstract heap : HeapType.Abstract.values()) {
            if (heap.shorthand().equals(word)) {
                return Optional.of("(ref null " + heap.show() + ")");
            }
        }
        return Optional.empty();
    }

    /** {@return the word for a reference type} */
    static Optional<String> word(String full) {
        for (HeapType.Abstract heap : HeapType.Abstract.values()) {
            if (full.equals("(ref null " + heap.show() + ")")) {
                return Optional.of(heap.shorthand());
            }
        }
        return Optional.empty();
    }
}

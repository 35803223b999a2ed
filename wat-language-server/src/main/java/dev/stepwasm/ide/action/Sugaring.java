package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;

/**
 * Writes a field as short as the format allows (core spec 6.4 to 6.6) where that changes no more than the text: imports in
 * the definition, groups of types joined, first memories and tables left out, offsets and items without their word, words for
 * reference types.
 */
final class Sugaring {
    private final FieldEdits field;
    private final ModuleAnalysis module;

    private Sugaring(FieldEdits field, ModuleAnalysis module) {
        this.field = field;
        this.module = module;
    }

    /** {@return the edits of one field, in text order} */
    static List<Replacement> edits(FieldEdits field, ModuleAnalysis module) {
        Sugaring sugaring = new Sugaring(field, module);
        sugaring.write();
        return field.list();
    }

    private void write() {
        switch (field.segment.kind()) {
            case IMPORT_FIELD -> importField();
            case DATA_FIELD -> segmentUse(IndexSpace.MEMORY);
            case ELEM_FIELD -> {
                if (segmentUse(IndexSpace.TABLE)) {
                    functionWord();
                }
            }
            default -> {
                // nothing is shorter
            }
        }
        for (int node = 1; node < field.segment.nodeCount(); node++) {
            switch (field.segment.kind(node)) {
                case PARAM, RESULT, LOCAL, FIELD -> join(node);
                case OFFSET -> unwrap(node, Word.OFFSET);
                case ITEM -> unwrap(node, Word.ITEM);
                case INSTRUCTION -> OmittedIndices.shorten(field, node, module);
                case REFERENCE_TYPE -> reference(node);
                default -> {
                    // stays
                }
            }
        }
    }

    private void reference(int node) {
        if (!field.hasComments(node)) {
            Node type = field.node(node);
            FieldEdits.word(Syntax.line(type, Syntax.firstToken(type), Syntax.tokenEnd(type)))
                    .ifPresent(word -> field.replace(type.span(), word));
        }
    }

    /** Joins a group with the one before it. */
    private void join(int group) {
        int before = group - 1;
        while (before > 0 && field.segment.nodeEnd(before) != group) {
            before--;
        }
        boolean fits = before > 0
                && field.segment.kind(before) == field.segment.kind(group)
                && field.segment.parent(before) == field.segment.parent(group)
                && field.segment.tokenEnd(before) == field.segment.firstToken(group)
                && !field.isOfSelect(before)
                && isPlain(before)
                && isPlain(group);
        if (fits) {
            int from = field.types(before).getLast().end();
            int to = field.types(group).getFirst().start();
            field.replace(new Span(from, to), " ");
        }
    }

    private boolean isPlain(int group) {
        return !field.hasComments(group)
                && Syntax.idToken(field.node(group)).isEmpty()
                && !field.types(group).isEmpty();
    }

    /** A word around one folded instruction goes. */
    private void unwrap(int node, Word word) {
        int child = node + 1;
        boolean one = child < field.segment.nodeEnd(node)
                && field.segment.kind(child) == NodeKind.FOLDED
                && field.segment.nodeEnd(child) == field.segment.nodeEnd(node);
        if (one && field.word(node) == word.code() && !field.hasComments(node)) {
            Span whole = field.node(node).span();
            Span inner = field.node(child).span();
            field.replace(new Span(whole.start(), inner.start()), "");
            field.replace(new Span(inner.end(), whole.end()), "");
        }
    }

    /** {@return whether the field does not say, or no more, what its first memory or table is} */
    private boolean segmentUse(IndexSpace space) {
        int use = field.child(0, NodeKind.SEGMENT_USE);
        if (use < 0 || field.child(0, NodeKind.OFFSET) < 0) {
            return field.child(0, NodeKind.OFFSET) >= 0;
        }
        int index = field.segment.tokenEnd(use) - 1;
        while (index > field.segment.firstToken(use)
                && field.tokens.code(index) != TokenCode.NAT
                && field.tokens.code(index) != TokenCode.ID) {
            index--;
        }
        boolean first = !field.hasComments(use) && OmittedIndices.isFirst(field, index, space, module);
        if (first) {
            field.delete(field.node(use).span());
        }
        return first;
    }

    private void functionWord() {
        int token = field.next(field.segment.tokenEnd(field.child(0, NodeKind.OFFSET)) - 1);
        if (field.tokens.code(token) == Word.FUNC.code()) {
            field.delete(field.span(token));
        }
    }

    /** {@code (import "m" "n" (func $f))} becomes {@code (func $f (import "m" "n"))}. */
    private void importField() {
        int description = field.child(0, NodeKind.IMPORT_DESCRIPTION);
        int close = field.segment.tokenEnd(0) - 1;
        Node root = field.node(0);
        boolean fits = description >= 0
                && !Layout.hasComments(root, field.segment.firstToken(0), field.segment.firstToken(description))
                && !Layout.hasComments(root, field.segment.tokenEnd(description), close);
        if (fits) {
            Node inner = field.node(description);
            int from = field.next(field.next(field.segment.firstToken(0)));
            int to = field.segment.firstToken(description) - 1;
            String names = field.tree
                    .source()
                    .textOf(new Span(field.span(from).start(), field.span(to).end()));
            int after = Syntax.id(inner).orElseGet(() -> Syntax.keyword(inner)).end();
            field.replace(new Span(root.span().start(), inner.span().start()), "");
            field.insert(after, " (import " + names + ")");
            field.replace(new Span(inner.span().end(), root.span().end()), "");
        }
    }
}

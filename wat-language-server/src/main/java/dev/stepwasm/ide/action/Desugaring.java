package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the abbreviations of a field in full (core spec 6.4 to 6.6): imports, exports and segments that stand in a
 * definition, groups of types, indices that are left out, offsets and items without their word, words for reference types.
 */
final class Desugaring {
    private final FieldEdits field;
    private final ModuleAnalysis module;
    /** Fields that follow. */
    private final List<String> more = new ArrayList<>();

    private Desugaring(FieldEdits field, ModuleAnalysis module) {
        this.field = field;
        this.module = module;
    }

    /** {@return the edits of one field, in text order} */
    static List<Replacement> edits(FieldEdits field, ModuleAnalysis module) {
        Desugaring desugaring = new Desugaring(field, module);
        desugaring.write();
        return field.list();
    }

    private void write() {
        switch (field.segment.kind()) {
            case FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD -> definition();
            case DATA_FIELD -> segmentUse(Word.MEMORY, IndexSpace.MEMORY);
            case ELEM_FIELD -> segmentUse(Word.TABLE, IndexSpace.TABLE);
            default -> {
                // has no abbreviations of its own
            }
        }
        for (int node = 1; node < field.segment.nodeCount(); node++) {
            node(node);
        }
        if (field.segment.kind() == NodeKind.ELEM_FIELD) {
            functionWord(); // behind what closes the offset
        }
        for (int token = 0; token < field.tokens.size(); token++) {
            if (TokenCode.isWord(field.tokens.code(token))) {
                Span span = field.span(token);
                FieldEdits.full(field.text(token)).ifPresent(full -> field.replace(span, full));
            }
        }
        if (!more.isEmpty()) {
            Span whole = field.node(0).span();
            String separator = Layout.separator(field.tree.source(), whole);
            field.insert(whole.end(), separator + String.join(separator, more));
        }
    }

    private void node(int node) {
        switch (field.segment.kind(node)) {
            case PARAM, RESULT, LOCAL, FIELD -> split(node);
            case OFFSET -> wrap(node, Word.OFFSET, "(offset ");
            case ITEM -> wrap(node, Word.ITEM, "(item ");
            case INSTRUCTION -> OmittedIndices.expand(field, node, module);
            default -> {
                // stays
            }
        }
    }

    private void split(int group) {
        if (field.hasComments(group) || field.isOfSelect(group)) {
            return;
        }
        List<Span> types = field.types(group);
        boolean named = Syntax.idToken(field.node(group)).isPresent();
        String word = field.tree.source().textOf(Syntax.keyword(field.node(group)));
        for (int i = 1; i < types.size() && !named; i++) {
            int from = types.get(i - 1).end();
            int to = types.get(i).start();
            field.replace(new Span(from, to), ") (" + word + " ");
        }
    }

    private void wrap(int node, Word word, String opening) {
        boolean isShort =
                field.tokens.code(field.segment.firstToken(node)) == TokenCode.OPEN && field.word(node) != word.code();
        boolean inTable = field.segment.kind(Math.max(0, node - 1)) == NodeKind.INLINE_ELEM;
        if (isShort && !inTable && parentOf(node) == 0) {
            field.insert(field.node(node).span().start(), opening);
            field.insert(field.node(node).span().end(), ")");
        }
    }

    private int parentOf(int node) {
        return field.segment.parent(node);
    }

    /** {@code (data (i32.const 0) ...)} is about the first memory, and {@code (data 1 (i32.const 0) ...)} an old way. */
    private void segmentUse(Word word, IndexSpace space) {
        int offset = field.child(0, NodeKind.OFFSET);
        int use = field.child(0, NodeKind.SEGMENT_USE);
        String opening = "(" + (word == Word.MEMORY ? "memory" : "table") + " ";
        if (offset >= 0 && use < 0) {
            String first = module.lowered()
                    .lookup()
                    .definition(space, 0, -1)
                    .map(Definition::show)
                    .orElse("0");
            field.insert(field.node(offset).span().start(), opening + first + ") ");
        } else if (use >= 0 && field.tokens.code(field.segment.firstToken(use)) != TokenCode.OPEN) {
            field.insert(field.node(use).span().start(), opening);
            field.insert(field.node(use).span().end(), ")");
        }
    }

    /** {@code (elem (i32.const 0) $f)} leaves out {@code func}. */
    private void functionWord() {
        int offset = field.child(0, NodeKind.OFFSET);
        if (offset < 0) {
            return;
        }
        int token = field.next(field.segment.tokenEnd(offset) - 1);
        int code = field.tokens.code(token);
        if (code == TokenCode.NAT || code == TokenCode.ID) {
            field.insert(field.span(token).start(), "func ");
        } else if (code == TokenCode.CLOSE) {
            field.insert(field.node(offset).span().end(), " func");
        }
    }

    private void definition() {
        Node root = field.node(0);
        Optional<Definition> defined = Exports.defined(module, root);
        if (defined.isEmpty()) {
            return;
        }
        int imported = field.child(0, NodeKind.INLINE_IMPORT);
        int data = field.child(0, NodeKind.INLINE_DATA);
        int elem = field.child(0, NodeKind.INLINE_ELEM);
        if (imported >= 0 && !field.hasComments(imported)) {
            String names = field.tree.source().textOf(inner(imported));
            field.insert(root.span().start(), "(import " + names + " ");
            field.delete(field.node(imported).span());
            field.insert(root.span().end(), ")");
        }
        if (data >= 0 && !field.hasComments(data)) {
            data(data, defined.get());
        }
        if (elem >= 0 && !field.hasComments(elem)) {
            elem(elem, defined.get());
        }
        exports(root, defined.get());
    }

    private void exports(Node root, Definition defined) {
        List<Node> exports = Syntax.children(root, NodeKind.INLINE_EXPORT);
        if (exports.stream().noneMatch(Layout::hasComments)) {
            for (Node export : exports) {
                String name =
                        field.tree.source().textOf(Syntax.firstOperand(export).orElseThrow());
                more.add(Exports.field(name, root, defined));
                field.delete(export.span());
            }
        }
    }

    /** {@return what stands in a group behind its word} */
    private Span inner(int group) {
        Node node = field.node(group);
        int from = Syntax.afterKeyword(node);
        int to = Syntax.innerEnd(node);
        int start = field.span(from).start();
        return new Span(start, from < to ? field.span(to - 1).end() : start);
    }

    private void data(int data, Definition memory) {
        var type = module.module().memory(memory.index());
        long pages = type.limits().minimum();
        int size = field.child(0, NodeKind.PAGE_SIZE);
        int place = field.node(size < 0 ? data : size).span().start();
        field.insert(place, pages + " " + pages + (size < 0 ? "" : " "));
        // the place of the data is taken by the limits, or by nothing
        if (size < 0) {
            field.replace(field.node(data).span(), "");
        } else {
            field.delete(field.node(data).span());
        }
        String strings = field.tree.source().textOf(inner(data));
        more.add("(data (memory " + memory.show() + ") (offset (" + (type.is64() ? "i64" : "i32") + ".const 0))"
                + (strings.isEmpty() ? "" : " " + strings) + ")");
    }

    private void elem(int elem, Definition table) {
        var type = module.module().table(table.index());
        int before = field.segment.firstToken(elem) - 1;
        while (before > 0 && field.tokens.isTrivia(before)) {
            before--;
        }
        int reference = field.child(0, NodeKind.REFERENCE_TYPE);
        Span written = reference >= 0 ? field.node(reference).span() : field.span(before);
        long size = type.limits().minimum();
        field.insert(written.start(), size + " " + size + " ");
        field.delete(field.node(elem).span());
        String content = field.tree.source().textOf(inner(elem));
        String offset = "(elem (table " + table.show() + ") (offset (" + (type.is64() ? "i64" : "i32") + ".const 0)) ";
        boolean functions = field.child(elem, NodeKind.ITEM) < 0;
        if (functions && type.element().equals(ValueType.FUNCREF)) {
            more.add(offset + "func" + (content.isEmpty() ? "" : " " + content) + ")");
            return;
        }
        String text = field.tree.source().textOf(written);
        StringBuilder items =
                new StringBuilder(offset).append(FieldEdits.full(text).orElse(text));
        if (functions) {
            for (int token = field.segment.firstToken(elem); token < field.segment.tokenEnd(elem); token++) {
                int code = field.tokens.code(token);
                if (code == TokenCode.NAT || code == TokenCode.ID) {
                    items.append(" (item (ref.func ").append(field.text(token)).append("))");
                }
            }
        } else {
            for (int item = elem + 1; item < field.segment.nodeEnd(elem); item = field.segment.nodeEnd(item)) {
                String one = field.node(item).text();
                items.append(field.word(item) == Word.ITEM.code() ? " " + one : " (item " + one + ")");
            }
        }
        more.add(items.append(")").toString());
    }
}

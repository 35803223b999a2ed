package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;

/** The symbol of one entry of an index space of a module. */
public final class EntrySymbol {
    private static final int LONGEST = 160;
    /** So many exports of a module are looked at for each of its symbols. */
    private static final int MOST_EXPORTS = 1000;

    private EntrySymbol() {}

    /** {@return an entry with its exports but without what is defined in it} */
    public static Symbol of(SyntaxTree tree, ModuleAnalysis module, IndexSpace space, int index) {
        IndexTable table = module.lowered().table(space);
        Node node = new Node(tree, table.segment(index), table.node(index));
        String exports = space.external()
                .map(kind -> module.module().exports().stream()
                        .limit(MOST_EXPORTS)
                        .filter(export -> export.kind() == kind && export.index() == index)
                        .map(EntrySymbol::show)
                        .reduce("", EntrySymbol::joined))
                .orElse("");
        return of(node, space, index, exports, List.of());
    }

    /**
     * {@return an entry}
     *
     * @param node the field that defines it, or the description in an import
     * @param exports under which it is exported, as {@code (export "f")}; possibly empty
     */
    static Symbol of(Node node, IndexSpace space, int index, String exports, List<Symbol> children) {
        String detail = joined(joined(imported(node), exports), detail(node, space));
        boolean deprecated = Annotations.deprecation(node).isPresent();
        Span span = node.span();
        Symbol.Kind kind = kind(node, space);
        return Syntax.id(node)
                .map(id -> new Symbol(
                        kind, node.tree().source().textOf(id), shortened(detail), span, id, children, deprecated))
                .orElseGet(() -> new Symbol(
                        kind,
                        word(space) + " " + index,
                        shortened(detail),
                        span,
                        Syntax.keyword(node),
                        children,
                        deprecated));
    }

    /** {@return an export as the text writes it} */
    static String show(Export export) {
        return "(export " + StringLiteral.show(export.name()) + ")";
    }

    static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String word(IndexSpace space) {
        return switch (space) {
            case FUNCTION -> "func";
            case ELEM -> "elem";
            case DATA -> "data";
            case TYPE, TABLE, MEMORY, GLOBAL, TAG, LOCAL, LABEL, FIELD -> space.word();
        };
    }

    private static Symbol.Kind kind(Node node, IndexSpace space) {
        return switch (space) {
            case TYPE -> typeKind(node);
            case TABLE -> Symbol.Kind.TABLE;
            case MEMORY -> Symbol.Kind.MEMORY;
            case GLOBAL ->
                Syntax.child(node, NodeKind.MUTABLE).isPresent() ? Symbol.Kind.VARIABLE : Symbol.Kind.CONSTANT;
            case TAG -> Symbol.Kind.TAG;
            case ELEM -> Symbol.Kind.ELEM;
            case DATA -> Symbol.Kind.DATA;
            case FIELD -> Symbol.Kind.FIELD;
            case FUNCTION, LABEL -> Symbol.Kind.FUNCTION;
            case LOCAL -> Symbol.Kind.LOCAL;
        };
    }

    private static Symbol.Kind typeKind(Node node) {
        Node inner = Syntax.child(node, NodeKind.SUB_TYPE).orElse(node);
        if (Syntax.child(inner, NodeKind.STRUCT_TYPE).isPresent()) {
            return Symbol.Kind.STRUCT_TYPE;
        }
        return Syntax.child(inner, NodeKind.ARRAY_TYPE).isPresent()
                ? Symbol.Kind.ARRAY_TYPE
                : Symbol.Kind.FUNCTION_TYPE;
    }

    private static String detail(Node node, IndexSpace space) {
        return switch (space) {
            case ELEM, DATA -> activity(node);
            default -> Definitions.type(node);
        };
    }

    private static String activity(Node segment) {
        if (Syntax.has(segment, Word.DECLARE)) {
            return "declarative";
        }
        boolean active = segment.kind() == NodeKind.INLINE_DATA
                || segment.kind() == NodeKind.INLINE_ELEM
                || Syntax.child(segment, NodeKind.OFFSET).isPresent();
        return active ? "active" : "passive";
    }

    /** {@return the names under which a node imports, as {@code (import "m" "n")}} */
    private static String imported(Node node) {
        if (node.kind() == NodeKind.IMPORT_DESCRIPTION) {
            return node.parent().map(EntrySymbol::names).orElse("");
        }
        return Syntax.child(node, NodeKind.INLINE_IMPORT)
                .map(EntrySymbol::names)
                .orElse("");
    }

    private static String names(Node node) {
        StringBuilder names = new StringBuilder("(import");
        int token = Syntax.afterKeyword(node);
        while (token < Syntax.tokenEnd(node) && node.data().tokens().code(token) == TokenCode.STRING) {
            names.append(' ').append(node.tree().text(node.segment(), token));
            token = Syntax.next(node, token);
        }
        return names.append(')').toString();
    }
}

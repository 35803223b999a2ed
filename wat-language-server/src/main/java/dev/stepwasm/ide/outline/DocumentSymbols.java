package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** The outline of a text: modules, what they define, and what functions and structures define in turn. */
public final class DocumentSymbols {
    private DocumentSymbols() {}

    /** {@return the outline}; a text of bare fields has no module around them */
    public static List<Symbol> of(Analysis analysis) {
        SyntaxTree tree = analysis.tree();
        List<Symbol> symbols = new ArrayList<>();
        for (ModuleSyntax module : tree.modules()) {
            List<Symbol> fields = fields(tree, module);
            if (module.header() < 0) {
                symbols.addAll(fields);
            } else {
                symbols.add(module(tree, module, fields));
            }
        }
        return symbols;
    }

    /** {@return what one module defines, in text order} */
    public static List<Symbol> fields(SyntaxTree tree, ModuleSyntax module) {
        return new ModuleSymbols().fields(tree, module);
    }

    private static Symbol module(SyntaxTree tree, ModuleSyntax module, List<Symbol> fields) {
        Node header = new Node(tree, module.header(), 0);
        int last = module.end() < tree.size() && kind(tree, module.end()) == NodeKind.MODULE_END
                ? module.end()
                : module.end() - 1;
        int end = new Node(tree, last, 0).span().end();
        Span span = new Span(header.span().start(), Math.max(header.span().end(), end));
        return Syntax.id(header)
                .map(id -> new Symbol(Symbol.Kind.MODULE, tree.source().textOf(id), "", span, id, fields))
                .orElseGet(() -> new Symbol(Symbol.Kind.MODULE, "module", "", span, Syntax.keyword(header), fields));
    }

    private static NodeKind kind(SyntaxTree tree, int segment) {
        return tree.segment(segment).kind();
    }

    /** Counts indices while it goes through the fields of one module. */
    private static final class ModuleSymbols {
        private final List<Symbol> symbols = new ArrayList<>();
        private final int[] counts = new int[Symbol.Kind.values().length];

        List<Symbol> fields(SyntaxTree tree, ModuleSyntax module) {
            for (int segment = module.firstField(); segment < module.end(); segment++) {
                field(new Node(tree, segment, 0));
            }
            return symbols;
        }

        private void field(Node node) {
            switch (node.kind()) {
                case REC_FIELD -> Syntax.children(node, NodeKind.TYPE_FIELD).forEach(this::type);
                case TYPE_FIELD -> type(node);
                case IMPORT_FIELD ->
                    Syntax.child(node, NodeKind.IMPORT_DESCRIPTION).ifPresent(this::external);
                case FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD -> external(node);
                case DATA_FIELD -> add(Symbol.Kind.DATA, "data", node, activity(node), List.of());
                case ELEM_FIELD -> add(Symbol.Kind.ELEM, "elem", node, activity(node), List.of());
                default -> {
                    // Defines nothing.
                }
            }
        }

        /** What can be imported: the field that defines it, or the description in an import. */
        private void external(Node node) {
            String detail = Definitions.type(node);
            if (Syntax.is(node, Word.FUNC)) {
                add(Symbol.Kind.FUNCTION, "func", node, detail, LocalSymbols.of(node));
            } else if (Syntax.is(node, Word.GLOBAL)) {
                boolean mutable = Syntax.child(node, NodeKind.MUTABLE).isPresent();
                add(mutable ? Symbol.Kind.VARIABLE : Symbol.Kind.CONSTANT, "global", node, detail, List.of());
            } else if (Syntax.is(node, Word.MEMORY)) {
                add(Symbol.Kind.MEMORY, "memory", node, detail, List.of());
            } else if (Syntax.is(node, Word.TABLE)) {
                add(Symbol.Kind.TABLE, "table", node, detail, List.of());
            } else if (Syntax.is(node, Word.TAG)) {
                add(Symbol.Kind.TAG, "tag", node, detail, List.of());
            }
            // A memory or table with contents counts as a segment too.
            counts[Symbol.Kind.DATA.ordinal()] +=
                    Syntax.children(node, NodeKind.INLINE_DATA).size();
            counts[Symbol.Kind.ELEM.ordinal()] +=
                    Syntax.children(node, NodeKind.INLINE_ELEM).size();
        }

        private void type(Node node) {
            Node inner = Syntax.child(node, NodeKind.SUB_TYPE).orElse(node);
            List<Symbol> members = Syntax.child(inner, NodeKind.STRUCT_TYPE)
                    .map(LocalSymbols::fields)
                    .orElse(List.of());
            Symbol.Kind kind = Syntax.child(inner, NodeKind.STRUCT_TYPE).isPresent()
                    ? Symbol.Kind.STRUCT_TYPE
                    : Syntax.child(inner, NodeKind.ARRAY_TYPE).isPresent()
                            ? Symbol.Kind.ARRAY_TYPE
                            : Symbol.Kind.FUNCTION_TYPE;
            add(kind, "type", node, Definitions.type(node), members);
        }

        private void add(Symbol.Kind kind, String word, Node node, String detail, List<Symbol> children) {
            int index = counts[space(kind).ordinal()]++;
            Span span = node.span();
            symbols.add(Syntax.id(node)
                    .map(id -> new Symbol(kind, node.tree().source().textOf(id), detail, span, id, children))
                    .orElseGet(
                            () -> new Symbol(kind, word + " " + index, detail, span, Syntax.keyword(node), children)));
        }

        /** Kinds that share an index space count together. */
        private static Symbol.Kind space(Symbol.Kind kind) {
            return switch (kind) {
                case CONSTANT -> Symbol.Kind.VARIABLE;
                case STRUCT_TYPE, ARRAY_TYPE -> Symbol.Kind.FUNCTION_TYPE;
                default -> kind;
            };
        }

        private static String activity(Node segment) {
            return Syntax.has(segment, Word.DECLARE)
                    ? "declarative"
                    : Syntax.child(segment, NodeKind.OFFSET).isPresent() ? "active" : "passive";
        }
    }
}

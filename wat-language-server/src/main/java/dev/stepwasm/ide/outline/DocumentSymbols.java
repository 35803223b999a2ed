package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outline of a text: modules, what they define, what functions and structures define in turn, and commands. */
public final class DocumentSymbols {
    private DocumentSymbols() {}

    /** {@return the outline}; a text of bare fields has no module around them */
    public static List<Symbol> of(Analysis analysis) {
        SyntaxTree tree = analysis.tree();
        List<Symbol> symbols = new ArrayList<>();
        int number = 0;
        for (int segment = 0; segment < tree.size(); segment++) {
            if (number < tree.modules().size() && first(tree.modules().get(number)) == segment) {
                ModuleSyntax module = tree.modules().get(number);
                List<Export> exports = analysis.modules().get(number).module().exports();
                List<Symbol> fields = new ModuleSymbols(exports).fields(tree, module);
                if (module.header() < 0) {
                    symbols.addAll(fields);
                } else {
                    symbols.add(module(tree, module, fields));
                }
                number++;
            }
            if (kind(tree, segment) == NodeKind.COMMAND) {
                symbols.add(DirectiveSymbol.of(new Node(tree, segment, 0)));
            }
        }
        return symbols;
    }

    private static int first(ModuleSyntax module) {
        return module.header() < 0 ? module.firstField() : module.header();
    }

    /** {@return what one module defines, in text order, without saying what is exported} */
    public static List<Symbol> fields(SyntaxTree tree, ModuleSyntax module) {
        return new ModuleSymbols(List.of()).fields(tree, module);
    }

    private static Symbol module(SyntaxTree tree, ModuleSyntax module, List<Symbol> fields) {
        Node header = new Node(tree, module.header(), 0);
        int last = module.end() < tree.size() && kind(tree, module.end()) == NodeKind.MODULE_END
                ? module.end()
                : module.end() - 1;
        int end = new Node(tree, last, 0).span().end();
        Span span = new Span(header.span().start(), Math.max(header.span().end(), end));
        String detail = Syntax.has(header, Word.DEFINITION) ? Word.DEFINITION.keyword() : "";
        boolean deprecated = Annotations.deprecation(header).isPresent();
        return id(header)
                .map(id ->
                        new Symbol(Symbol.Kind.MODULE, tree.source().textOf(id), detail, span, id, fields, deprecated))
                .orElseGet(() -> new Symbol(
                        Symbol.Kind.MODULE, "module", detail, span, Syntax.keyword(header), fields, deprecated));
    }

    /** The name of {@code (module $m} and of {@code (module definition $m}. */
    private static Optional<Span> id(Node header) {
        return Syntax.id(header)
                .or(() -> Syntax.ownTokens(header).stream()
                        .filter(token -> header.data().tokens().code(token) == TokenCode.ID)
                        .findFirst()
                        .map(token -> header.tree().span(header.segment(), token)));
    }

    private static NodeKind kind(SyntaxTree tree, int segment) {
        return tree.segment(segment).kind();
    }

    /** Counts indices while it goes through the fields of one module. */
    private static final class ModuleSymbols {
        private final List<Symbol> symbols = new ArrayList<>();
        private final Map<IndexSpace, Integer> counts = new EnumMap<>(IndexSpace.class);
        private final Map<String, String> exports = new HashMap<>();

        ModuleSymbols(List<Export> exports) {
            for (Export export : exports) {
                this.exports.merge(
                        export.kind().name() + export.index(), EntrySymbol.show(export), EntrySymbol::joined);
            }
        }

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
                case DATA_FIELD -> add(IndexSpace.DATA, node, List.of());
                case ELEM_FIELD -> add(IndexSpace.ELEM, node, List.of());
                default -> {
                    // Defines nothing.
                }
            }
        }

        /** What can be imported: the field that defines it, or the description in an import. */
        private void external(Node node) {
            if (Syntax.is(node, Word.FUNC)) {
                add(IndexSpace.FUNCTION, node, LocalSymbols.of(node));
            } else if (Syntax.is(node, Word.GLOBAL)) {
                add(IndexSpace.GLOBAL, node, List.of());
            } else if (Syntax.is(node, Word.MEMORY)) {
                add(IndexSpace.MEMORY, node, List.of());
            } else if (Syntax.is(node, Word.TABLE)) {
                add(IndexSpace.TABLE, node, List.of());
            } else if (Syntax.is(node, Word.TAG)) {
                add(IndexSpace.TAG, node, List.of());
            }
            // A memory or table with contents counts as a segment too.
            count(IndexSpace.DATA, Syntax.children(node, NodeKind.INLINE_DATA).size());
            count(IndexSpace.ELEM, Syntax.children(node, NodeKind.INLINE_ELEM).size());
        }

        private void type(Node node) {
            Node inner = Syntax.child(node, NodeKind.SUB_TYPE).orElse(node);
            List<Symbol> members = Syntax.child(inner, NodeKind.STRUCT_TYPE)
                    .map(LocalSymbols::fields)
                    .orElse(List.of());
            add(IndexSpace.TYPE, node, members);
        }

        private void add(IndexSpace space, Node node, List<Symbol> children) {
            int index = count(space, 1);
            String exported = space.external()
                    .map(kind -> exports.getOrDefault(kind.name() + index, ""))
                    .orElse("");
            symbols.add(EntrySymbol.of(node, space, index, exported, children));
        }

        /** {@return the index of the next entry} */
        private int count(IndexSpace space, int more) {
            int before = counts.getOrDefault(space, 0);
            counts.put(space, before + more);
            return before;
        }
    }
}

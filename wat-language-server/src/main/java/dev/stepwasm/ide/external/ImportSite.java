package dev.stepwasm.ide.external;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;

/**
 * Where an import is written.
 *
 * @param field the field that it is, or that it is in
 * @param group what holds the two strings: the field, or {@code (import "m" "n")} in a definition
 * @param name the second string, with its quotes
 * @param description the type in a field of its own
 */
public record ImportSite(
        Module module, Import imported, Node field, Node group, Span name, Optional<Node> description) {
    /** {@return where an import of a module stands}; empty if it is broken */
    public static Optional<ImportSite> of(SyntaxTree tree, Module module, Import imported) {
        Node field = new Node(tree, tree.segmentAt(imported.position()), 0);
        boolean own = field.kind() == NodeKind.IMPORT_FIELD;
        Optional<Node> group = own ? Optional.of(field) : Syntax.child(field, NodeKind.INLINE_IMPORT);
        return group.flatMap(node -> {
            List<Integer> strings = Syntax.ownTokens(node).stream()
                    .filter(token -> node.data().tokens().code(token) == TokenCode.STRING)
                    .toList();
            return strings.size() == 2
                    ? Optional.of(new ImportSite(
                            module,
                            imported,
                            field,
                            node,
                            tree.span(node.segment(), strings.get(1)),
                            own ? Syntax.child(node, NodeKind.IMPORT_DESCRIPTION) : Optional.empty()))
                    : Optional.empty();
        });
    }

    /** {@return the import whose strings a token is among} */
    public static Optional<ImportSite> at(Analysis analysis, Token string) {
        NodeKind kind = string.node().kind();
        return kind == NodeKind.IMPORT_FIELD || kind == NodeKind.INLINE_IMPORT
                ? analysis.moduleAt(string.span().start())
                        .flatMap(module -> in(analysis.tree(), module.module(), string.segment()))
                : Optional.empty();
    }

    /** {@return the import that defines something} */
    public static Optional<ImportSite> of(SyntaxTree tree, ModuleAnalysis module, Definition definition) {
        return definition.owner() >= 0
                ? Optional.empty()
                : in(tree, module.module(), tree.segmentAt(definition.nameSpan().start()));
    }

    private static Optional<ImportSite> in(SyntaxTree tree, Module module, int segment) {
        int start = tree.start(segment);
        int end = start + tree.segment(segment).length();
        return module.imports().stream()
                .filter(imported -> start <= imported.position() && imported.position() < end)
                .findFirst()
                .flatMap(imported -> of(tree, module, imported));
    }

    /** {@return what is imported, as far as the types of the module go} */
    public ImportableType type() {
        return ImportableType.of(module, imported.type());
    }

    /** {@return the part of the text that says what is wanted} */
    public Span typeSpan() {
        return description.orElse(group).span();
    }

    /** {@return what can be imported by that name} */
    public List<Importable> offers(KnownImports imports) {
        return imports.find(imported.module(), imported.name());
    }

    /** {@return what can be imported by that name and suits, or if nothing does, what has the name} */
    public List<Importable> best(KnownImports imports) {
        List<Importable> all = offers(imports);
        List<Importable> suiting =
                all.stream().filter(offer -> offer.suits(type())).toList();
        return suiting.isEmpty() ? all : suiting;
    }
}

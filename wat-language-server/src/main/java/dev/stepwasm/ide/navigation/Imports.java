package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The imports of a script's modules, as far as commands give them a meaning. */
final class Imports {
    private Imports() {}

    /** {@return the number of the import that defines an entry of an index space}, or -1 if none does */
    static int number(SyntaxTree tree, ModuleAnalysis module, Definition definition) {
        if (definition.owner() >= 0) {
            return -1;
        }
        int segment = tree.segmentAt(definition.nameSpan().start());
        int start = tree.start(segment);
        int end = start + tree.segment(segment).length();
        List<Import> imports = module.module().imports();
        for (int number = 0; number < imports.size(); number++) {
            int position = imports.get(number).position();
            if (start <= position && position < end) {
                return number;
            }
        }
        return -1;
    }

    /** {@return where imports name the module that a command has registered} */
    static List<Span> of(Analysis analysis, ScriptNames.Registration registration) {
        ScriptNames names = ScriptNames.of(analysis);
        List<Span> found = new ArrayList<>();
        for (ModuleAnalysis module : analysis.modules()) {
            boolean meant = names.registration(registration.name(), module.syntax())
                    .filter(r -> r.literal().equals(registration.literal()))
                    .isPresent();
            if (meant) {
                found.addAll(named(analysis.tree(), module, registration.name()));
            }
        }
        return found;
    }

    /** {@return where imports name the same module as one import does} */
    static List<Reference> sameModule(Analysis analysis, Subject.Imported imported) {
        ModuleAnalysis module = imported.entry().module();
        String name = imported.imported().module();
        return ScriptNames.of(analysis)
                .registration(name, module.syntax())
                .map(registration -> Places.places(registration.literal(), of(analysis, registration)))
                .orElseGet(() -> named(analysis.tree(), module, name).stream()
                        .map(span -> new Reference(span, Reference.Kind.READ))
                        .toList());
    }

    private static List<Span> named(SyntaxTree tree, ModuleAnalysis module, String name) {
        List<Span> found = new ArrayList<>();
        int end = module.syntax().end();
        for (int segment = module.syntax().firstField(); segment < end; segment++) {
            moduleName(tree, segment, name).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Span> moduleName(SyntaxTree tree, int segment, String name) {
        Node root = new Node(tree, segment, 0);
        return switch (root.kind()) {
            case IMPORT_FIELD -> literal(root, name);
            case FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD ->
                Syntax.child(root, NodeKind.INLINE_IMPORT).flatMap(node -> literal(node, name));
            default -> Optional.empty();
        };
    }

    private static Optional<Span> literal(Node node, String name) {
        int token = Syntax.afterKeyword(node);
        boolean same = token < Syntax.tokenEnd(node)
                && node.data().tokens().code(token) == TokenCode.STRING
                && new String(StringLiteral.bytes(node.tree().text(node.segment(), token)), StandardCharsets.UTF_8)
                        .equals(name);
        return same ? Optional.of(node.tree().span(node.segment(), token)) : Optional.empty();
    }
}

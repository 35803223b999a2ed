package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to show about the name or index of something: its definition, and the comment above it. */
final class DefinitionHover {
    private final ModuleAnalysis module;
    private final Definition definition;
    private final Node node;
    private final List<Part> parts = new ArrayList<>();

    private DefinitionHover(Analysis analysis, ModuleAnalysis module, Definition definition) {
        this.module = module;
        this.definition = definition;
        this.node = analysis.nodeAt(definition.span().start());
    }

    /** {@return what to show about a definition} */
    static List<Part> of(Analysis analysis, ModuleAnalysis module, Definition definition) {
        return new DefinitionHover(analysis, module, definition).parts();
    }

    /** {@return how a definition is shown on one line: all but its body} */
    static String header(Analysis analysis, ModuleAnalysis module, Definition definition) {
        return new DefinitionHover(analysis, module, definition).header();
    }

    private String header() {
        return switch (definition.space()) {
            case LOCAL -> local();
            case LABEL -> block();
            case FIELD, TYPE, FUNCTION, TABLE, MEMORY, GLOBAL, TAG, ELEM, DATA -> Definitions.header(node);
        };
    }

    private List<Part> parts() {
        parts.add(new Part.Code(header()));
        Annotations.deprecation(node).ifPresent(mark -> parts.add(HoverText.deprecated(mark.reason())));
        switch (definition.space()) {
            case LOCAL, LABEL -> {}
            case FIELD -> comment(node);
            case TYPE, FUNCTION, TABLE, MEMORY, GLOBAL, TAG, ELEM, DATA -> field();
        }
        return parts;
    }

    private String local() {
        String word = node.tree().source().textOf(Syntax.keyword(node));
        String type =
                module.localType(definition).map(new TypeNames(module)::show).orElse("");
        return type.isEmpty() ? Definitions.header(node) : "(" + word + " " + definition.show() + " " + type + ")";
    }

    private String block() {
        if (definition.index() == Use.FUNCTION_LABEL) {
            return Definitions.header(node);
        }
        Node head = node.kind() == NodeKind.INSTRUCTION
                ? node
                : Syntax.child(node, NodeKind.INSTRUCTION).orElse(node);
        return Syntax.line(head, Syntax.firstToken(head), Syntax.tokenEnd(head));
    }

    private void field() {
        Node whole = node.kind() == NodeKind.IMPORT_DESCRIPTION ? node.parent().orElse(node) : node;
        comment(whole);
        if (whole.kind() == NodeKind.IMPORT_FIELD) {
            parts.add(new Part.Fact("Imported from", "`" + strings(whole) + "`"));
        }
        functionType().ifPresent(type -> parts.add(new Part.Fact("Type", "`" + type.show() + "`")));
        parts.add(new Part.Fact("Index", "`" + definition.index() + "`"));
    }

    private void comment(Node whole) {
        String comment = Definitions.comment(whole);
        if (!comment.isEmpty()) {
            parts.add(new Part.Prose(comment));
        }
    }

    /** The parameters and results of a function whose header only refers to a type. */
    private Optional<FunctionType> functionType() {
        boolean told = Syntax.children(node, NodeKind.TYPE_USE).stream()
                .flatMap(use -> use.children().stream())
                .anyMatch(part -> part.kind() == NodeKind.PARAM || part.kind() == NodeKind.RESULT);
        boolean known = definition.space() == IndexSpace.FUNCTION
                && definition.index() < module.module().functionCount();
        return told || !known
                ? Optional.empty()
                : Optional.ofNullable(module.module().functionType(definition.index()));
    }

    private static String strings(Node node) {
        return Syntax.ownTokens(node).stream()
                .filter(token -> node.data().tokens().code(token) == TokenCode.STRING)
                .map(token -> node.tree().text(node.segment(), token))
                .collect(Collectors.joining(" "));
    }
}

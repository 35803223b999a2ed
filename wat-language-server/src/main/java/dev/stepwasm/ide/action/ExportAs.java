package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Exports what is defined at a place, under the name that it has in the text. */
final class ExportAs implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> field = place.field().filter(node -> Exports.space(node).isPresent());
        if (field.isEmpty() || !isAtName(place, field.get()) || !place.isSound()) {
            return;
        }
        place.module()
                .ifPresent(module -> Exports.defined(module, field.get())
                        .filter(defined -> !isExported(module, field.get(), defined))
                        .ifPresent(defined -> offer(place, module, field.get(), defined, actions)));
    }

    private void offer(Place place, ModuleAnalysis module, Node field, Definition defined, Consumer<Action> actions) {
        String name = free(module, defined.name().orElseGet(() -> Exports.keyword(field) + defined.index()));
        String literal = StringLiteral.show(name);
        boolean imported = field.kind() == NodeKind.IMPORT_FIELD;
        int at = imported ? field.span().end() : Exports.afterName(field);
        String added = imported
                ? Layout.separator(place.source(), field.span()) + Exports.field(literal, field, defined)
                : " (export " + literal + ")";
        actions.accept(Action.of(kind(), "Export as `" + literal + "`", new Span(at, at), added));
    }

    /** The keyword or the name of the definition, not what is inside of it. */
    private static boolean isAtName(Place place, Node field) {
        Node node = field.kind() == NodeKind.IMPORT_FIELD
                ? Syntax.child(field, NodeKind.IMPORT_DESCRIPTION).orElse(field)
                : field;
        Token token = place.token().orElseThrow();
        int last = Syntax.idToken(node).orElseGet(() -> Syntax.afterKeyword(node) - 1);
        return token.number() <= last && token.number() >= Syntax.firstToken(node);
    }

    private static boolean isExported(ModuleAnalysis module, Node field, Definition defined) {
        return module.module().exports().stream()
                .anyMatch(export -> export.index() == defined.index()
                        && export.kind().keyword().equals(Exports.keyword(field)));
    }

    private static String free(ModuleAnalysis module, String wanted) {
        Set<String> taken = module.module().exports().stream().map(Export::name).collect(Collectors.toSet());
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}

package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves an export that stands in a definition into a field of its own behind it. */
final class ExtractExport implements Offer {
    private static final String TITLE = "Move the export out of the definition";

    @Override
    public Action.Kind kind() {
        return Action.Kind.EXTRACT;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> export = place.around(NodeKind.INLINE_EXPORT);
        if (export.isEmpty() || !place.isSound()) {
            return;
        }
        Node field = place.field().orElseThrow();
        place.module().flatMap(module -> Exports.defined(module, field)).ifPresent(defined -> {
            if (Layout.hasComments(export.get())) {
                actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
            } else {
                actions.accept(Action.of(kind(), TITLE, () -> edits(place, export.get(), field, defined)));
            }
        });
    }

    private static List<Replacement> edits(Place place, Node export, Node field, Definition defined) {
        String name = Syntax.firstOperand(export).map(place.source()::textOf).orElse("\"\"");
        String added = Layout.separator(place.source(), field.span()) + Exports.field(name, field, defined);
        int end = field.span().end();
        return List.of(
                new Replacement(Layout.removal(place.tree(), export.span()), ""),
                new Replacement(new Span(end, end), added));
    }
}

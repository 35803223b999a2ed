package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Moves an {@code (export "n" (func $f))} into the definition of {@code $f}. */
final class InlineExport implements Offer {
    private static final String TITLE = "Move the export into the definition";

    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> export = place.field().filter(node -> node.kind() == NodeKind.EXPORT_FIELD);
        Optional<Node> description = export.flatMap(node -> Syntax.child(node, NodeKind.EXPORT_DESCRIPTION));
        if (description.isEmpty() || !place.isSound()) {
            return;
        }
        definition(place, description.get())
                .map(defined -> new Node(
                        place.tree(), place.tree().segmentAt(defined.span().start()), 0))
                .filter(field -> Exports.space(field).isPresent() && field.kind() != NodeKind.IMPORT_FIELD)
                .ifPresent(field -> offer(place, export.get(), field, actions));
    }

    private void offer(Place place, Node export, Node field, Consumer<Action> actions) {
        if (Layout.hasComments(export)) {
            actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
            return;
        }
        int after = Syntax.children(field, NodeKind.INLINE_EXPORT).stream()
                .map(other -> other.span().end())
                .reduce((first, last) -> last)
                .orElse(Exports.afterName(field));
        String name = Syntax.ownTokens(export).stream()
                .filter(token -> export.data().tokens().code(token) == TokenCode.STRING)
                .map(token -> export.tree().text(export.segment(), token))
                .findFirst()
                .orElse("\"\"");
        var added = new Replacement(new Span(after, after), " (export " + name + ")");
        var removed = new Replacement(Layout.removal(place.tree(), export.span()), "");
        actions.accept(Action.of(
                kind(),
                TITLE,
                () -> Stream.of(added, removed)
                        .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                        .toList()));
    }

    private static Optional<Definition> definition(Place place, Node description) {
        return Syntax.firstOperand(description).flatMap(index -> new Place(place.analysis(), index).used());
    }
}

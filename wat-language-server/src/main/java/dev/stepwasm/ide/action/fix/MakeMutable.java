package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds {@code mut} to a global, a field or the elements of an array that code sets. */
public final class MakeMutable implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            switch (diagnostic.problem()) {
                case IMMUTABLE_GLOBAL, IMMUTABLE_FIELD, IMMUTABLE_ARRAY ->
                    TypeSpans.use(place, diagnostic)
                            .ifPresent(use -> TypeSpans.definition(place, use)
                                    .ifPresent(definition -> offer(place, diagnostic, use, definition, actions)));
                default -> {
                    // not about something that cannot be set
                }
            }
        }
    }

    private static void offer(
            Place place, Diagnostic diagnostic, Use use, Definition definition, Consumer<Action> actions) {
        Optional<Span> type = TypeSpans.node(place, definition).flatMap(node -> type(place, use, definition, node));
        if (type.isEmpty()) {
            return;
        }
        String what = use.space() == IndexSpace.TYPE
                ? "the elements of `"
                : use.space().word() + " `";
        String title = "Make " + what + definition.show() + "` mutable";
        int owner = use.space() == IndexSpace.TYPE ? use.index() : use.owner();
        if (use.space() != IndexSpace.GLOBAL && isRelated(place, owner)) {
            actions.accept(Action.disabled(
                    Action.Kind.QUICK_FIX, title, "super types and sub types have the same field and would not fit"));
            return;
        }
        Span span = type.get();
        Action action = Action.fix(
                diagnostic,
                title,
                () -> List.of(new Replacement(span, "(mut " + place.source().textOf(span) + ")")));
        boolean imported = use.space() == IndexSpace.GLOBAL
                && place.tree()
                                .segment(
                                        place.tree().segmentAt(definition.span().start()))
                                .kind()
                        == NodeKind.IMPORT_FIELD;
        actions.accept(imported ? action : action.asPreferred());
    }

    private static Optional<Span> type(Place place, Use use, Definition definition, Node node) {
        Node group = switch (node.kind()) {
            case IMPORT_FIELD -> Syntax.child(node, NodeKind.IMPORT_DESCRIPTION).orElse(node);
            case TYPE_FIELD ->
                Syntax.child(node, NodeKind.ARRAY_TYPE)
                        .or(() -> Syntax.child(node, NodeKind.SUB_TYPE)
                                .flatMap(sub -> Syntax.child(sub, NodeKind.ARRAY_TYPE)))
                        .orElse(node);
            default -> node;
        };
        List<Span> types = TypeSpans.in(group);
        int number = use.space() == IndexSpace.FIELD ? numberInGroup(place, use, definition) : 0;
        return number < types.size()
                ? Optional.of(types.get(number))
                        .filter(span -> !place.source()
                                .textOf(span)
                                .replaceAll("\\s", "")
                                .startsWith("(mut"))
                : Optional.empty();
    }

    /** A group without a name has several fields. */
    private static int numberInGroup(Place place, Use use, Definition field) {
        return (int) place.module()
                .map(module -> module.lowered().lookup().fields(use.owner()).stream()
                        .filter(other -> other.span().equals(field.span()) && other.index() < field.index())
                        .count())
                .orElse(0L)
                .longValue();
    }

    private static boolean isRelated(Place place, int type) {
        TypeSpace types = place.module().orElseThrow().module().types();
        if (!types.contains(type) || !types.get(type).supertypes().isEmpty()) {
            return true;
        }
        for (int other = 0; other < types.size(); other++) {
            if (types.get(other).supertypes().contains(type)) {
                return true;
            }
        }
        return false;
    }
}

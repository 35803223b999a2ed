package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes the sizes of a memory or table possible. */
public final class FixLimits implements Offer {
    private static final long MOST_PAGES = 65_536;
    private static final long MOST_ELEMENTS = 0xFFFF_FFFFL;

    /** A size as it is written. */
    private record Size(Span span, long value) {}

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            switch (diagnostic.problem()) {
                case LIMITS_OUT_OF_ORDER -> order(place, diagnostic, actions);
                case MEMORY_TOO_LARGE -> lower(place, diagnostic, MOST_PAGES, actions);
                case TABLE_TOO_LARGE -> lower(place, diagnostic, MOST_ELEMENTS, actions);
                case SHARED_MEMORY_WITHOUT_MAXIMUM -> maximum(place, diagnostic, actions);
                case INVALID_PAGE_SIZE -> pages(place, diagnostic, actions);
                default -> {
                    // not about sizes
                }
            }
        }
    }

    private static Node holder(Place place, Diagnostic diagnostic) {
        Node field =
                new Node(place.tree(), place.tree().segmentAt(diagnostic.span().start()), 0);
        return field.kind() == NodeKind.IMPORT_FIELD
                ? Syntax.child(field, NodeKind.IMPORT_DESCRIPTION).orElse(field)
                : field;
    }

    private static List<Size> sizes(Place place, Diagnostic diagnostic) {
        List<Size> sizes = new ArrayList<>();
        Node node = holder(place, diagnostic);
        for (int token : Syntax.ownTokens(node)) {
            if (node.data().tokens().code(token) == TokenCode.NAT) {
                Span span = place.tree().span(node.segment(), token);
                OptionalLong value = NumberLiteral.unsigned(place.source().text(), span.start(), span.end());
                value.ifPresent(size -> sizes.add(new Size(span, size)));
            }
        }
        return sizes;
    }

    private static void order(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        List<Size> sizes = sizes(place, diagnostic);
        if (sizes.size() != 2) {
            return;
        }
        String least = place.source().textOf(sizes.get(0).span());
        String most = place.source().textOf(sizes.get(1).span());
        actions.accept(Action.fix(
                diagnostic,
                "Swap minimum and maximum",
                () -> List.of(
                        new Replacement(sizes.get(0).span(), most),
                        new Replacement(sizes.get(1).span(), least))));
        actions.accept(Action.fix(
                diagnostic, "Raise the maximum to " + least, sizes.get(1).span(), least));
    }

    private static void lower(Place place, Diagnostic diagnostic, long most, Consumer<Action> actions) {
        List<Replacement> edits = sizes(place, diagnostic).stream()
                .filter(size -> Long.compareUnsigned(size.value(), most) > 0)
                .map(size -> new Replacement(size.span(), Long.toString(most)))
                .toList();
        if (!edits.isEmpty()) {
            actions.accept(Action.fix(diagnostic, "Lower to " + most + ", the most there can be", () -> edits));
        }
    }

    private static void maximum(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        List<Size> sizes = sizes(place, diagnostic);
        if (sizes.size() != 1) {
            return;
        }
        int end = sizes.getFirst().span().end();
        String same = place.source().textOf(sizes.getFirst().span());
        List<String> choices =
                sizes.getFirst().value() == MOST_PAGES ? List.of(same) : List.of(same, Long.toString(MOST_PAGES));
        for (String choice : choices) {
            actions.accept(Action.fix(diagnostic, "Add the maximum " + choice, new Span(end, end), " " + choice));
        }
    }

    private static void pages(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        Syntax.child(holder(place, diagnostic), NodeKind.PAGE_SIZE).ifPresent(node -> {
            for (String size : List.of("1", "65536")) {
                actions.accept(Action.fix(
                        diagnostic, "Change to `(pagesize " + size + ")`", node.span(), "(pagesize " + size + ")"));
            }
        });
    }
}

package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a type have sub types. */
public final class OpenSuperType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.INVALID_SUPERTYPE) {
                TypeSpans.use(place, diagnostic)
                        .filter(use -> use.space() == IndexSpace.TYPE && isFinal(place, use.index()))
                        .flatMap(use -> TypeSpans.definition(place, use))
                        .ifPresent(type -> offer(place, diagnostic, type, actions));
            }
        }
    }

    private static boolean isFinal(Place place, int type) {
        TypeSpace types = place.module().orElseThrow().module().types();
        return types.contains(type) && types.get(type).isFinal();
    }

    private static void offer(Place place, Diagnostic diagnostic, Definition type, Consumer<Action> actions) {
        TypeSpans.node(place, type)
                .flatMap(OpenSuperType::edits)
                .ifPresent(edits ->
                        actions.accept(Action.fix(diagnostic, "Let `" + type.show() + "` have sub types", () -> edits)
                                .asPreferred()));
    }

    private static Optional<List<Replacement>> edits(Node type) {
        Optional<Node> sub = Syntax.child(type, NodeKind.SUB_TYPE);
        if (sub.isPresent()) {
            return Syntax.ownTokens(sub.get()).stream()
                    .filter(token -> type.data().tokens().code(token) == Word.FINAL.code())
                    .findFirst()
                    .map(token -> Layout.removal(type.tree(), type.tree().span(type.segment(), token)))
                    .map(span -> List.of(new Replacement(span, "")));
        }
        return type.children().stream()
                .filter(node -> switch (node.kind()) {
                    case STRUCT_TYPE, ARRAY_TYPE, FUNCTION_TYPE -> true;
                    default -> false;
                })
                .findFirst()
                .map(Node::span)
                .map(span -> List.of(
                        new Replacement(new Span(span.start(), span.start()), "(sub "),
                        new Replacement(new Span(span.end(), span.end()), ")")));
    }
}

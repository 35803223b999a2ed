package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Computes the value of a local where it is read, and removes the local. */
public final class InlineLocal implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        local(place)
                .filter(local -> place.isSound())
                .ifPresent(local -> place.module()
                        .flatMap(module -> code(place, module))
                        .ifPresent(code -> offer(code, local, actions)));
    }

    private static Optional<FunctionCode> code(Place place, ModuleAnalysis module) {
        return FunctionCode.of(place.analysis(), module, place.field().orElseThrow());
    }

    /** The local whose name or number is where the selection begins. */
    private static Optional<Definition> local(Place place) {
        return place.field()
                .filter(field -> field.kind() == NodeKind.FUNCTION_FIELD)
                .flatMap(field -> place.token())
                .filter(token -> token.code() == TokenCode.ID || token.code() == TokenCode.NAT)
                .flatMap(token -> place.analysis().definitionAt(token.span().start()))
                .filter(definition -> definition.space() == IndexSpace.LOCAL);
    }

    private void offer(FunctionCode code, Definition local, Consumer<Action> actions) {
        String title = "Inline the local `" + local.show() + "`";
        LocalInlining inlining = new LocalInlining(code, local.index());
        Optional<String> obstacle = inlining.obstacle();
        if (obstacle.isPresent()) {
            actions.accept(Action.disabled(kind(), title, obstacle.get()));
            return;
        }
        Optional<List<Replacement>> edits = inlining.edits();
        actions.accept(
                edits.isPresent()
                        ? Action.of(kind(), title, edits::get)
                        : Action.disabled(kind(), title, "its value is flat and it is read folded; fold that first"));
    }
}

package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.function.Consumer;

/** Declares that a function is referred to, in an element segment made for that (core spec 3.4.9). */
public final class DeclareReference implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.UNDECLARED_FUNCTION_REFERENCE) {
                TypeSpans.use(place, diagnostic)
                        .flatMap(use -> TypeSpans.definition(place, use))
                        .ifPresent(function -> offer(place, diagnostic, function, actions));
            }
        }
    }

    private static void offer(Place place, Diagnostic diagnostic, Definition function, Consumer<Action> actions) {
        String text = "(elem declare func " + function.show() + ")";
        actions.accept(Action.fix(
                        diagnostic,
                        "Add `" + text + "`",
                        () -> List.of(
                                new NewField(place.tree(), place.module().orElseThrow()).last(IndexSpace.ELEM, text)))
                .asPreferred());
    }
}

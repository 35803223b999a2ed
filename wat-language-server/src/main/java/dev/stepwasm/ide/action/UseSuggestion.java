package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.problem.Problem;
import java.util.function.Consumer;

/** Writes what was probably meant in place of what is not known. */
final class UseSuggestion implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.diagnostics().stream()
                .filter(diagnostic -> diagnostic.problem() != Problem.OBSOLETE_KEYWORD)
                .forEach(diagnostic -> diagnostic
                        .suggestion()
                        .ifPresent(meant -> actions.accept(
                                Action.fix(diagnostic, "Change to `" + meant + "`", diagnostic.span(), meant)
                                        .asPreferred())));
    }
}

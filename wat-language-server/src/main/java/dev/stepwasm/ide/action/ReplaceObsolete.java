package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.problem.Problem;
import java.util.function.Consumer;

/** Writes the name that an instruction or type has today. */
final class ReplaceObsolete implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.diagnostics().stream()
                .filter(diagnostic -> diagnostic.problem() == Problem.OBSOLETE_KEYWORD)
                .forEach(diagnostic -> diagnostic
                        .suggestion()
                        .ifPresent(modern -> actions.accept(
                                Action.fix(diagnostic, "Replace by `" + modern + "`", diagnostic.span(), modern)
                                        .asPreferred())));
    }
}

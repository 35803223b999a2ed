package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.lint.Liveness;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.function.Consumer;

/** Removes everything from a module that nobody can notice: definitions that nothing uses, also in circles, and locals. */
final class RemoveAllUnused implements Offer {
    private static final String TITLE = "Remove all that is unused in the module";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place)
                .filter(module -> place.findings().stream().anyMatch(finding -> isIn(place.tree(), module, finding)))
                .ifPresent(module -> actions.accept(
                        place.analysis().hasErrors()
                                ? Action.disabled(kind(), TITLE, "there are errors in the text")
                                : Action.of(kind(), TITLE, () -> edits(place.tree(), module))));
    }

    private static boolean isIn(SyntaxTree tree, ModuleAnalysis module, Finding finding) {
        int segment =
                finding.lint() == Lint.UNUSED ? tree.segmentAt(finding.span().start()) : -1;
        return module.syntax().firstField() <= segment
                && segment < module.syntax().end();
    }

    static List<Replacement> edits(SyntaxTree tree, ModuleAnalysis module) {
        Removal removal = new Removal(tree, module, Liveness.dead(module));
        removal.removeUnusedLocals();
        return removal.edits();
    }
}

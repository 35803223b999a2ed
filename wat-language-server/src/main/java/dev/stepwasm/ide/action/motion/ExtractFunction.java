package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a function of its own out of the selected instructions and calls it where they stood. */
public final class ExtractFunction implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.EXTRACT;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Run.selected(place).ifPresent(run -> offer(run, actions));
    }

    private void offer(Run run, Consumer<Action> actions) {
        String name = FreshNames.ofFunctions(run.code().module()).identifierLike("extracted");
        String title = "Extract into the function `" + name + "`";
        Extraction extraction = Extraction.of(run);
        Optional<String> obstacle = extraction.obstacle();
        if (obstacle.isPresent()) {
            actions.accept(Action.disabled(kind(), title, obstacle.get()));
        } else {
            actions.accept(Action.of(kind(), title, () -> edits(run, extraction, name)));
        }
    }

    private static List<Replacement> edits(Run run, Extraction extraction, String name) {
        ExtractedText text = new ExtractedText(run, extraction, name);
        List<Replacement> changes = new ArrayList<>(text.removals());
        changes.add(new Replacement(run.span(), text.call()));
        changes.add(NewFunction.after(
                run.code().analysis(),
                run.code().module(),
                run.code().field(),
                run.code().function(),
                text.function()));
        return Changes.inOrder(changes);
    }
}

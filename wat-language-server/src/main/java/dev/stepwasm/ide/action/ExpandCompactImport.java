package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.problem.Problem;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes each import of a compact import as a field of its own, which every tool understands. */
final class ExpandCompactImport implements Offer {
    private static final String TITLE = "Expand the compact import";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        CompactImport.at(place).filter(compact -> !compact.isCommonNamed()).ifPresent(compact -> {
            if (compact.hasComments()) {
                actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
                return;
            }
            String separator =
                    Layout.newLine(place.source(), compact.node().span().start());
            String fields = compact.items().stream()
                    .map(item -> "(import " + compact.module() + " " + compact.text(item.name()) + " "
                            + compact.text(item.type().or(compact::common).orElseThrow()) + ")")
                    .collect(Collectors.joining(separator));
            Action action = Action.of(kind(), TITLE, compact.node().span(), fields);
            actions.accept(place.analysis().diagnosticsIn(compact.node().span()).stream()
                    .filter(diagnostic -> diagnostic.problem() == Problem.UNSUPPORTED_FEATURE)
                    .findFirst()
                    .map(unread -> action.fixing(Action.Fixed.of(unread)))
                    .orElse(action));
        });
    }
}

package dev.stepwasm.ide.action;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Gives each type of a {@code (param i32 i32)} a group of its own, so that it can get a name. */
final class SplitGroup implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        TypeGroup.at(place).filter(group -> !group.isNamed()).ifPresent(group -> {
            List<String> types = group.types();
            String title = "Split this `" + group.word() + "`";
            if (types.size() < 2) {
                return;
            }
            if (group.hasComments()) {
                actions.accept(Action.disabled(kind(), title, "there is a comment between the types"));
                return;
            }
            String separator = Layout.separator(place.source(), group.span());
            actions.accept(Action.of(
                    kind(),
                    title,
                    group.span(),
                    types.stream()
                            .map(type -> "(" + group.word() + " " + type + ")")
                            .collect(Collectors.joining(separator))));
        });
    }
}

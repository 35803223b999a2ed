package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the type that all items of a compact import have into each of them. */
final class InlineExternalType implements Offer {
    private static final String TITLE = "Write the type into each item";

    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        CompactImport.at(place)
                .filter(compact -> compact.common().isPresent() && !compact.isCommonNamed())
                .ifPresent(compact -> {
                    if (compact.hasComments()) {
                        actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
                        return;
                    }
                    Span type = compact.common().orElseThrow();
                    List<Replacement> edits = new ArrayList<>();
                    for (CompactImport.Item item : compact.items()) {
                        Span end = new Span(item.name().end(), item.name().end());
                        edits.add(new Replacement(end, " " + compact.text(type)));
                    }
                    edits.add(new Replacement(Layout.removal(place.tree(), type), ""));
                    actions.accept(Action.of(kind(), TITLE, () -> List.copyOf(edits)));
                });
    }
}

package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Writes names for all numbers in a function or module; what is used but has no name gets one. */
final class IndicesToNames implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place).ifPresent(module -> {
            WholeCode.function(place)
                    .ifPresent(segment -> offer(
                            place,
                            module,
                            "Use names for all indices in the function",
                            List.of(segment),
                            false,
                            place.isSound(),
                            actions));
            offer(
                    place,
                    module,
                    "Use names for all indices in the module",
                    WholeCode.fields(module, place.tree()),
                    true,
                    !place.analysis().hasErrors(),
                    actions);
        });
    }

    private void offer(
            Place place,
            ModuleAnalysis module,
            String title,
            List<Integer> segments,
            boolean whole,
            boolean sound,
            Consumer<Action> actions) {
        if (WholeCode.mayHold(place.tree(), segments, TokenCode.NAT)) {
            actions.accept(Action.ofSound(sound, kind(), title, () -> edits(place.tree(), module, segments, whole)));
        }
    }

    private static List<Replacement> edits(
            SyntaxTree tree, ModuleAnalysis module, List<Integer> segments, boolean whole) {
        NewNames names = new NewNames(tree, module, whole);
        segments.forEach(names::collect);
        segments.forEach(names::write);
        return names.edits().stream()
                .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                .toList();
    }
}

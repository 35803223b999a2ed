package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.names.Identifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block whose label hides that of a block around it: branches to the name mean the inner one. */
final class Shadow implements BodyRule {
    /** A block with a name, with the label token that the name stood for outside of it, or -1. */
    private record Named(int opener, String name, int outer) {}

    @Override
    public void check(Body body, List<Finding> found) {
        Map<String, Integer> labels = new HashMap<>();
        Deque<Named> around = new ArrayDeque<>();
        for (int i = 0; i < body.size(); i++) {
            if (body.op(i).opensBlock()) {
                int label = body.label(i);
                if (label >= 0) {
                    around.push(enter(body, i, label, labels, found));
                }
            } else if (isEnd(body, i) && !around.isEmpty() && around.peek().opener() == body.opener(i)) {
                leave(around.pop(), labels);
            }
        }
    }

    private static boolean isEnd(Body body, int i) {
        return switch (body.op(i)) {
            case END, DELEGATE -> true;
            default -> false;
        };
    }

    private static Named enter(Body body, int opener, int label, Map<String, Integer> labels, List<Finding> found) {
        String name = body.name(label);
        Integer outer = labels.put(name, label);
        if (outer != null) {
            found.add(new Finding(
                    Lint.SHADOW,
                    body.span(label),
                    "label `" + Identifier.show(name) + "` hides the one of a block around it",
                    List.of(new Related(body.span(outer), "the outer block is here"))));
        }
        return new Named(opener, name, outer == null ? -1 : outer);
    }

    private static void leave(Named block, Map<String, Integer> labels) {
        if (block.outer() < 0) {
            labels.remove(block.name());
        } else {
            labels.put(block.name(), block.outer());
        }
    }
}

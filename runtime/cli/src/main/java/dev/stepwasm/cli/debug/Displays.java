package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.Calculated;
import dev.stepwasm.engine.debug.Effects;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Mistake;
import java.util.Map;
import java.util.TreeMap;

/** Expressions that are shown at each stop. */
final class Displays {
    private final Session session;
    private final Paper paper;
    private final Map<Integer, String> expressions = new TreeMap<>();
    private int last;

    Displays(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    /** Adds an expression, and shows it if the program stands still. */
    void add(String expression) {
        last++;
        expressions.put(last, expression);
        session.frameIfAny().ifPresent(frame -> show(last, expression, frame));
    }

    /** Takes an expression away. @throws RefusedException if there is none of that number */
    void remove(int number) {
        if (expressions.remove(number) == null) {
            throw new RefusedException("there is no display " + number);
        }
    }

    /** Takes all away. {@return how many there were} */
    int clear() {
        int count = expressions.size();
        expressions.clear();
        return count;
    }

    /** Shows all of them as they are where the user looks. */
    void show() {
        session.frameIfAny().ifPresent(frame -> expressions.forEach((number, text) -> show(number, text, frame)));
    }

    /** Lists them without values. */
    void list() {
        if (expressions.isEmpty()) {
            paper.line("no displays");
        }
        expressions.forEach((number, text) -> paper.line(number + ": " + text));
    }

    private void show(int number, String expression, Frame frame) {
        String value = switch (frame.calculate(expression, Effects.NONE)) {
            case Answer.Found<Calculated>(Calculated found) ->
                " = " + found.element().text();
            case Answer.Wrong<Calculated>(Mistake mistake) -> "  (" + mistake.show() + ")";
        };
        paper.line(number + ": " + expression + value);
    }
}

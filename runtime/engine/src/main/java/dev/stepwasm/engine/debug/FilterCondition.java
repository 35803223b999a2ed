package dev.stepwasm.engine.debug;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of the failures that a filter means stop the program. Used by the debuggee's thread.
 *
 * @param names of what stops; none for all
 * @param expression what must hold in the frame that fails, if anything must
 */
record FilterCondition(List<String> names, Optional<Gate> expression) {
    /** Names, then {@code if} and an expression; either may be missing. */
    private static final Pattern PARTS =
            Pattern.compile("(?<names>.*?)(?:(?:^|\\s)if\\s(?<expression>.*))?", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("[$\\p{L}_][^\\s,;()=<>&|+*/]*");

    FilterCondition {
        names = List.copyOf(names);
    }

    /**
     * {@return what a text asks for}
     *
     * @param known names of what the filter means, for people; none if it has no names
     * @param isKnown whether something has a name
     * @param what they are names of, in the plural
     * @throws EvaluationException if a name is not known or the expression is none
     */
    static FilterCondition of(String text, List<String> known, Predicate<String> isKnown, String what)
            throws EvaluationException {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("the pattern matches every text");
        }
        List<String> names = Stream.of(parts.group("names").split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        Optional<String> expression = Optional.ofNullable(parts.group("expression"));
        if (expression.isEmpty()
                && !names.stream()
                        .allMatch(
                                name -> isKnown.test(name) || NAME.matcher(name).matches())) {
            return new FilterCondition(List.of(), Optional.of(gate(text)));
        }
        if (names.contains("if")) {
            throw new EvaluationException("an expression is missing behind `if`");
        }
        for (String name : names) {
            if (!isKnown.test(name)) {
                throw new EvaluationException("`" + name + "` is not known; "
                        + (known.isEmpty()
                                ? "there are no " + what
                                : "the " + what + " are " + String.join(", ", known))
                        + "; an expression stands behind `if`");
            }
        }
        return new FilterCondition(
                names, expression.isPresent() ? Optional.of(gate(expression.get())) : Optional.empty());
    }

    private static Gate gate(String expression) throws EvaluationException {
        return Gate.of(BreakpointRule.when(expression), List.of());
    }

    /**
     * {@return whether a failure stops the program}
     *
     * @param has whether the failure has a name
     * @param say hears once why the expression has no value, which does not stop
     */
    boolean holds(Predicate<String> has, Frame frame, Consumer<String> say) {
        return (names.isEmpty() || names.stream().anyMatch(has))
                && expression.map(gate -> gate.stops(frame, say)).orElse(true);
    }
}

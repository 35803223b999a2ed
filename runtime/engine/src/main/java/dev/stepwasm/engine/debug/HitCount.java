package dev.stepwasm.engine.debug;

import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which arrivals at a breakpoint stop, counted from 1. Immutable. */
record HitCount(LongPredicate test) {
    static final HitCount EACH = new HitCount(hits -> true);

    private static final Pattern SYNTAX = Pattern.compile("(==?|>=|>|<=|<|%)?\\s*([0-9]{1,18})");

    /** {@return what a text says} @throws EvaluationException if it is none of the forms of {@link BreakpointRule#hits()} */
    static HitCount parse(String text) throws EvaluationException {
        if (text.isEmpty()) {
            return EACH;
        }
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new EvaluationException(
                    "`" + text + "` is not a hit count; write `5`, `== 5`, `>= 3`, `> 2`, `<= 3`, `< 4` or `% 100`");
        }
        long number = Long.parseLong(parts.group(2));
        String operator = parts.group(1) == null ? "==" : parts.group(1);
        if (number == 0 && operator.equals("%")) {
            throw new EvaluationException("`" + text + "` is not a hit count; no number is a multiple of 0");
        }
        return new HitCount(
                switch (operator) {
                    case ">=" -> hits -> hits >= number;
                    case ">" -> hits -> hits > number;
                    case "<=" -> hits -> hits <= number;
                    case "<" -> hits -> hits < number;
                    case "%" -> hits -> hits % number == 0;
                    default -> hits -> hits == number;
                });
    }
}

package dev.stepwasm.engine.debug;

/**
 * When the program stops that arrives at a breakpoint, in the words of the user. An empty text asks for nothing.
 *
 * @param condition an expression; what makes it 0 does not stop, and is not counted
 * @param hits which arrivals stop: {@code 5} or {@code == 5}, {@code >= 3}, {@code > 2}, {@code <= 3}, {@code < 4},
 *     {@code % 100}
 * @param log a text with expressions in braces, which is written instead of stopping
 */
public record BreakpointRule(String condition, String hits, String log) {
    /** Stops at each arrival. */
    public static final BreakpointRule ALWAYS = new BreakpointRule("", "", "");

    /** Takes white space away from both ends of the condition and the hits. */
    public BreakpointRule {
        condition = condition.strip();
        hits = hits.strip();
    }

    /** {@return a rule that stops when an expression is not 0} */
    public static BreakpointRule when(String condition) {
        return new BreakpointRule(condition, "", "");
    }
}

package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to know of a trap or exception at which the program stands, for people.
 *
 * @param mode what becomes of it
 * @param id the kind of trap, as {@code integer-divide-by-zero}, or the tag, as {@code $overflow}
 * @param type the kind in words of the spec, as {@code integer divide by zero}; of an exception its tag
 * @param fullType the same with what it is, as {@code trap: integer divide by zero}; of an exception also what it carries
 * @param message what happened, on one line
 * @param facts what led to it
 * @param hint what to do about it
 * @param backtrace the frames, the innermost first
 */
public record Explanation(
        Mode mode,
        String id,
        String type,
        String fullType,
        String message,
        List<Fact> facts,
        String hint,
        List<TraceElement> backtrace) {
    /** What becomes of a failure when the program goes on. */
    public enum Mode {
        /** Nobody can catch a trap but the host. */
        TRAP,
        /** No frame catches the exception. */
        UNCAUGHT,
        /** A frame catches the exception. */
        CAUGHT,
        /** A script goes on with its next command. */
        ASSERTION
    }

    /**
     * Something that led to a failure.
     *
     * @param subject what it is about, as {@code operands}
     * @param words what is so
     */
    public record Fact(String subject, String words) {}

    /** Copies the lists. */
    public Explanation {
        facts = List.copyOf(facts);
        backtrace = List.copyOf(backtrace);
    }

    /** {@return the message, a line for each fact and one for the hint} */
    public String text() {
        return Stream.of(
                        Stream.of(message),
                        facts.stream().map(fact -> fact.subject() + ": " + fact.words()),
                        Stream.of("hint: " + hint))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** {@return the frames, one a line, indented; long traces are cut in the middle} */
    public String showBacktrace() {
        return Trap.show(backtrace);
    }
}

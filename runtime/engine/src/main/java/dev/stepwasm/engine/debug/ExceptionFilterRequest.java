package dev.stepwasm.engine.debug;

/**
 * A request to stop at failures.
 *
 * @param filter {@linkplain ExceptionFilter#name() name} of a filter
 * @param condition which of them: empty for all; names of what the filter means, with commas or blanks between; {@code if}
 *     and an expression over the frame that fails; or names and then that
 */
public record ExceptionFilterRequest(String filter, String condition) {
    /** Takes white space away from both ends of the condition. */
    public ExceptionFilterRequest {
        condition = condition.strip();
    }
}

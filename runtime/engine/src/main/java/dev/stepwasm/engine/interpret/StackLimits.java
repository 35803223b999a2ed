package dev.stepwasm.engine.interpret;

/**
 * How deep calls may be nested. One more is a trap, "call stack exhausted", at the same depth in every run.
 *
 * @param calls nested calls, above 0; they take memory of the heap, not of the Java stack
 * @param hostCalls invocations by the host inside of each other, above 0: each takes about two kilobytes of the Java
 *     stack, and what the host's own functions take. When the Java stack ends before that, it is the same trap
 * @param slots locals and operands in all frames together, above 0; a slot takes about 24 bytes
 */
public record StackLimits(int calls, int hostCalls, int slots) {
    /** What is allowed when nobody says otherwise: 20,000 calls, 200 by way of the host, 48 MB of slots. */
    public static final StackLimits DEFAULT = new StackLimits(ExecutionControl.DEFAULT_CALL_DEPTH, 200, 2_000_000);

    /** @throws IllegalArgumentException unless all are above 0 */
    public StackLimits {
        requireAboveZero("call depth", calls);
        requireAboveZero("depth of calls by the host", hostCalls);
        requireAboveZero("number of slots", slots);
    }

    private static void requireAboveZero(String what, int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException(what + " must be above 0: " + limit);
        }
    }

    /** {@return limits with another number of nested calls} */
    public StackLimits withCalls(int otherCalls) {
        return new StackLimits(otherCalls, hostCalls, slots);
    }

    /** {@return what a trap says that stands in a frame of that depth} */
    String words(int depth) {
        return depth >= calls
                ? "more than " + calls + " nested calls"
                : "locals and operands of " + depth + " nested calls leave no room for more, of " + slots
                        + " slots in all";
    }
}

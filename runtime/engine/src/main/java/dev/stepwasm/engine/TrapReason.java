package dev.stepwasm.engine;

import java.util.Locale;

/** Why running code stopped for good. The words are those of the official test suite. */
public enum TrapReason {
    UNREACHABLE("unreachable"),
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    INTEGER_OVERFLOW("integer overflow"),
    INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
    OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
    OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
    /** {@code call_indirect} with an index beyond the end of the table. */
    UNDEFINED_ELEMENT("undefined element"),
    /** {@code call_indirect} of a null entry. */
    UNINITIALIZED_ELEMENT("uninitialized element"),
    INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
    /** Calls are nested deeper than the limit allows. */
    CALL_STACK_EXHAUSTED("call stack exhausted"),
    OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
    NULL_REFERENCE("null reference"),
    NULL_FUNCTION_REFERENCE("null function reference"),
    NULL_STRUCTURE_REFERENCE("null structure reference"),
    NULL_ARRAY_REFERENCE("null array reference"),
    NULL_I31_REFERENCE("null i31 reference"),
    NULL_EXCEPTION_REFERENCE("null exception reference"),
    CAST_FAILURE("cast failure"),
    /** An array would take more memory than one may. */
    ALLOCATION_TOO_LARGE("allocation size too large"),
    UNALIGNED_ATOMIC("unaligned atomic"),
    EXPECTED_SHARED_MEMORY("expected shared memory"),
    /** A function of the host asked for a trap. */
    HOST("trap in host function");

    private final String words;

    TrapReason(String words) {
        this.words = words;
    }

    /** {@return the name for debuggers and files, as {@code integer-divide-by-zero}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the reason in the words of the official test suite} */
    public String words() {
        return words;
    }
}

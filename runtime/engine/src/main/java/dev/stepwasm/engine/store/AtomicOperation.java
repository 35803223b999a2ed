package dev.stepwasm.engine.store;

/** What an atomic read-modify-write instruction makes of the value that it finds and its operand. */
public enum AtomicOperation {
    ADD,
    SUB,
    AND,
    OR,
    XOR,
    /** The operand takes the place of the value. */
    EXCHANGE;

    long apply(long found, long operand) {
        return switch (this) {
            case ADD -> found + operand;
            case SUB -> found - operand;
            case AND -> found & operand;
            case OR -> found | operand;
            case XOR -> found ^ operand;
            case EXCHANGE -> operand;
        };
    }
}

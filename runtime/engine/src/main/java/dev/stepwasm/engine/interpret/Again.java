package dev.stepwasm.engine.interpret;

/**
 * Says inside the interpreter that an instruction has done nothing yet and is to be done again, once it has been looked at
 * what other threads want.
 */
final class Again extends RuntimeException {
    static final Again SIGNAL = new Again();

    private Again() {
        super("again", null, false, false);
    }
}

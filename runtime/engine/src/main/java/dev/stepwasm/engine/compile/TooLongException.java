package dev.stepwasm.engine.compile;

/** Says that the method of a function has too many bytecodes. */
final class TooLongException extends NotCompiledException {
    private static final long serialVersionUID = 1L;

    TooLongException(int bytecodes, int most) {
        super("it has " + bytecodes + " bytecodes, and at most " + most + " are compiled");
    }
}

package dev.stepwasm.engine.interpret;

/** Carries what code outside the interpreter threw through the main loop, which must not take it for a trap. */
final class Escape extends RuntimeException {
    private final Throwable carried;

    Escape(Throwable carried) {
        super(null, null, false, false);
        this.carried = carried;
    }

    Throwable carried() {
        return carried;
    }

    /** Throws what is carried. @return never */
    RuntimeException release() {
        return Escape.<RuntimeException>sneak(carried);
    }

    @SuppressWarnings("unchecked") // The cast is erased: whatever was thrown is thrown again unchanged.
    private static <T extends Throwable> T sneak(Throwable carried) throws T {
        throw (T) carried;
    }
}

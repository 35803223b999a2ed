package dev.stepwasm.engine.debug;

/**
 * What became of an {@link ExceptionFilterRequest}.
 *
 * @param verified whether the program stops there
 * @param message why not, in words; empty if it does
 */
public record ExceptionFilterAnswer(boolean verified, String message) {
    static final ExceptionFilterAnswer HOLDS = new ExceptionFilterAnswer(true, "");

    /** {@return what becomes of a request for a filter without a condition, whatever the program} */
    public static ExceptionFilterAnswer toFilter(String name) {
        return ExceptionFilter.named(name).isPresent()
                ? HOLDS
                : refused("there is no filter `" + name + "`; there are " + ExceptionFilter.names());
    }

    static ExceptionFilterAnswer refused(String why) {
        return new ExceptionFilterAnswer(false, why);
    }
}

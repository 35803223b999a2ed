package dev.stepwasm.engine;

import java.util.Locale;

/** What runs code. */
public enum Tier {
    /** The interpreter alone. It counts instructions, and can be stopped, stepped and looked at anywhere. */
    INTERPRETED,
    /**
     * Classes of the JVM, one for each function, made when it is first called. Functions that are not compiled run in the
     * interpreter, as does everything while somebody probes or records, or while fuel is limited. While somebody debugs,
     * functions with breakpoints run in the interpreter, and all do during a step; wherever the program stops, frames are
     * what the interpreter would show. Instructions that run compiled are not counted.
     */
    COMPILED,
    /**
     * The interpreter first; functions that turn out to be hot are compiled in the background and run so from their next call,
     * or the next turn of a loop, on. Begins as fast as the interpreter; else as {@link #COMPILED}.
     */
    TIERED;

    private static final Tier STANDARD =
            valueOf(System.getProperty("stepwasm.tier", TIERED.name()).toUpperCase(Locale.ROOT));

    /**
     * {@return the tier of whatever asks for none: {@link #TIERED}, unless the system property {@code stepwasm.tier} names
     * another}
     */
    public static Tier standard() {
        return STANDARD;
    }
}

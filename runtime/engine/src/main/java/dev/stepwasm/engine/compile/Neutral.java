package dev.stepwasm.engine.compile;

/**
 * Ones and zeros that HotSpot does not know to be such; compiled code reads them. It takes {@code x * 1}, {@code x / 1}
 * and {@code x - 0} for {@code x}, and that of a signalling NaN is a quiet one (core spec 4.3.3). They never change.
 */
@SuppressWarnings("NonFinalStaticField") // what is final is known
public final class Neutral {
    public static float one32 = 1;
    public static float zero32 = 0;
    public static double one64 = 1;
    public static double zero64 = 0;

    private Neutral() {}
}

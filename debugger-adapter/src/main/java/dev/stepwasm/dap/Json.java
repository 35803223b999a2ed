package dev.stepwasm.dap;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that came as JSON. */
final class Json {
    /** Powers of ten beyond this are left as they are written: nobody wants their digits. */
    private static final int LARGEST_EXPONENT = 400;

    private Json() {}

    /** {@return a number or a string as the text of a WebAssembly value; empty for anything else} */
    static Optional<String> valueText(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Number number -> Optional.of(text(number));
            case null, default -> Optional.empty();
        };
    }

    /** {@return a value as it is written} */
    static String shown(@Nullable Object value) {
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    /** {@return an integer if it is one, however it was written: readers tend to make doubles of all numbers} */
    private static String text(Number number) {
        String written = number.toString();
        try {
            BigDecimal value = new BigDecimal(written).stripTrailingZeros();
            boolean integer = value.scale() <= 0 && value.scale() >= -LARGEST_EXPONENT;
            if (!integer) {
                return written;
            }
            return value.signum() == 0 && written.startsWith("-") ? "-0" : value.toPlainString();
        } catch (NumberFormatException e) { // A double that JSON cannot write: a NaN or an infinity.
            return written;
        }
    }
}

package dev.stepwasm.dap.launch;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that came as JSON: maps, lists, strings, numbers, flags and nulls. */
final class Json {
    /** Powers of ten beyond this are left as they are written: nobody wants their digits. */
    private static final int LARGEST_EXPONENT = 400;
    /** Beyond this, many programs round whole numbers to the nearest double. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);
    /** What is shown of a value in a message. */
    private static final int LONGEST = 200;

    private Json() {}

    /** {@return a number, a string or null as the text of a WebAssembly value; empty for anything else} */
    static Optional<String> valueText(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.of("null");
            case String text -> Optional.of(text);
            case Number number -> Optional.of(text(number));
            default -> Optional.empty();
        };
    }

    /** {@return a whole number, however it was written; empty for anything else} */
    static Optional<BigDecimal> whole(@Nullable Object value) {
        return value instanceof Number number ? decimal(number).filter(Json::isWhole) : Optional.empty();
    }

    /** {@return whether a number is so large that it may have been rounded on its way, and has no more digits than then} */
    static boolean mayBeRounded(@Nullable Object value) {
        return whole(value)
                .filter(number -> number.abs().compareTo(EXACT) > 0)
                .filter(number -> number.precision() <= LARGEST_EXPONENT)
                .filter(number -> !Double.isInfinite(number.doubleValue()))
                .filter(number -> new BigDecimal(number.doubleValue()).compareTo(number) == 0)
                .isPresent();
    }

    /** {@return a value as JSON, on one line, cut off where it is very long} */
    static String shown(@Nullable Object value) {
        String text = text(value, LONGEST);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    /** {@return a value as JSON on one line} */
    static String line(@Nullable Object value) {
        return text(value, Integer.MAX_VALUE);
    }

    /** {@return the text, of which at least so many characters are right} Values of a launch are nested as deep as JSON readers allow. */
    private static String text(@Nullable Object value, int most) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text.length() > most ? text.substring(0, most) : text);
            case Number number -> text(number);
            case List<?> list when most <= 0 -> "[...]";
            case Map<?, ?> map when most <= 0 -> "{...}";
            case List<?> list ->
                list.stream().limit(most).map(item -> text(item, most / 2)).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> members(map, most);
            default -> String.valueOf(value);
        };
    }

    private static String members(Map<?, ?> map, int most) {
        StringBuilder text = new StringBuilder("{");
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext() && text.length() < most) {
            Map.Entry<?, ?> member = members.next();
            text.append(text.length() > 1 ? ", " : "")
                    .append(quoted(String.valueOf(member.getKey())))
                    .append(": ")
                    .append(text(member.getValue(), most / 2));
        }
        return text.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 && number.scale() >= -LARGEST_EXPONENT;
    }

    private static Optional<BigDecimal> decimal(Number number) {
        try {
            return Optional.of(new BigDecimal(number.toString()).stripTrailingZeros());
        } catch (NumberFormatException e) { // A double that JSON cannot write: a NaN or an infinity.
            return Optional.empty();
        }
    }

    /** {@return an integer if it is one, however it was written: readers tend to make doubles of all numbers} */
    private static String text(Number number) {
        String written = number.toString();
        return decimal(number)
                .filter(Json::isWhole)
                .map(value -> value.signum() == 0 && written.startsWith("-") ? "-0" : value.toPlainString())
                .orElse(written);
    }
}

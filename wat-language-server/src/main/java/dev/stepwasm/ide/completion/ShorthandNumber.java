package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.completion.Shorthand.Expansion;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.NumberLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of {@link Shorthand}. */
final class ShorthandNumber {
    private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
    private static final String HEX = "0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*";
    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:" + HEX + "|" + DIGITS + ")");
    private static final Pattern NUMBER = Pattern.compile("(?<digits>[+-]?(?:" + HEX + "|" + DIGITS + "(?:\\.(?:"
            + DIGITS + ")?)?(?:[eE][+-]?" + DIGITS + ")?))(?<type>[if](?:32|64))?");

    private ShorthandNumber() {}

    /**
     * {@return a number as an instruction}
     *
     * @param wanted the type that it should have, null if anything goes: a whole number is an {@code i32} then
     */
    static Optional<Expansion> expand(String word, @Nullable ValueType wanted) {
        Matcher number = NUMBER.matcher(word);
        if (!number.matches()) {
            return Optional.empty();
        }
        String digits = number.group("digits");
        String written = number.group("type");
        boolean whole = WHOLE.matcher(digits).matches();
        ValueType.Numeric type = written != null
                ? ValueType.Numeric.valueOf(written.toUpperCase(Locale.ROOT))
                : wanted instanceof ValueType.Numeric numeric
                        ? numeric
                        : whole ? ValueType.Numeric.I32 : ValueType.Numeric.F64;
        return fits(digits, type)
                ? Optional.of(new Expansion("(" + type.show() + ".const " + digits + ")", List.of(type)))
                : Optional.empty();
    }

    private static boolean isWhole(String digits, int bits) {
        return WHOLE.matcher(digits).matches()
                && NumberLiteral.integer(digits, 0, digits.length(), bits).isPresent();
    }

    private static boolean fits(String digits, ValueType.Numeric type) {
        return switch (type) {
            case I32 -> isWhole(digits, Integer.SIZE);
            case I64 -> isWhole(digits, Long.SIZE);
            case F32 -> NumberLiteral.f32(digits).isPresent();
            case F64 -> NumberLiteral.f64(digits).isPresent();
        };
    }
}

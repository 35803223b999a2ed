package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import java.util.Optional;

/**
 * What an expression is in a frame.
 *
 * @param text its value for people, in the format that the expression asks for
 * @param type its type for people: a value type, {@code u32} or {@code u64} for integers without sign, {@code text}
 * @param value the value, unless it is a text
 */
public record Result(String text, String type, Optional<Value> value) {
    private static final int FIRST_PRINTABLE = 0x20;

    static Result of(Datum datum, Datum.Known known, Optional<Format> format) {
        String shown = format.isPresent()
                ? format.get().show(known.value())
                : datum instanceof Datum.Lanes(Value.V128 vector, var shape) ? vector.show(shape) : plain(known);
        return new Result(shown, known.type(), Optional.of(known.value()));
    }

    static Result ofText(String text) {
        return new Result("\"" + escaped(text) + "\"", "text", Optional.empty());
    }

    private static String plain(Datum.Known known) {
        return known.unsigned()
                ? Format.UNSIGNED.show(known.value())
                : known.value().show();
    }

    /** {@return a text in which quotes and what cannot be seen are written as WAT writes them} */
    static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '"', '\\' -> written.append('\\').appendCodePoint(each);
                case '\n' -> written.append("\\n");
                case '\t' -> written.append("\\t");
                case '\r' -> written.append("\\r");
                default -> {
                    if (each < FIRST_PRINTABLE || each == 0x7F) {
                        written.append(String.format("\\%02x", each));
                    } else {
                        written.appendCodePoint(each);
                    }
                }
            }
        });
        return written.toString();
    }
}

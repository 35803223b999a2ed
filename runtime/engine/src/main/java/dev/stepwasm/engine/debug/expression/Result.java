package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an expression is in a frame.
 *
 * @param text its value for people, in the format that the expression asks for
 * @param type its type for people: a value type, {@code u32} or {@code u64} for integers without sign, {@code text},
 *     {@code memory}, {@code table of funcref}, or the type of a function
 * @param value the value, unless it is a text, a memory or a table
 * @param subject what of the program it means; empty for what was calculated
 * @param hexadecimal the value in hexadecimal, if it is a number that people may want to see so, unless the expression
 *     asks for a format
 */
public record Result(
        String text, String type, Optional<Value> value, Optional<Subject> subject, Optional<String> hexadecimal) {
    private static final int FIRST_PRINTABLE = 0x20;

    static Result of(Datum datum, Datum.Known known, Optional<Format> format, Optional<Subject> subject) {
        String shown = format.isPresent()
                ? format.get().show(known.value())
                : datum instanceof Datum.Lanes(Value.V128 vector, var shape) ? vector.show(shape) : plain(known);
        Optional<String> hexadecimal = format.isPresent()
                ? Optional.empty()
                : datum instanceof Datum.Lanes(Value.V128 vector, var shape)
                        ? Optional.of(shape.keyword() + ":" + Hexadecimal.lanes(vector, shape))
                        : Hexadecimal.of(known.value());
        return new Result(shown, type(known, subject), Optional.of(known.value()), subject, hexadecimal);
    }

    /** {@return the type of a value; of a function that is meant itself and not by what refers to it, its own} */
    private static String type(Datum.Known known, Optional<Subject> subject) {
        return subject.isEmpty() && known.value() instanceof Value.Ref(var type, WasmFunction function)
                ? "func " + function.scope().showStack(function.type())
                : known.type();
    }

    static Result ofText(Datum.Text text) {
        return new Result(
                "\"" + escaped(text.text()) + "\"",
                "text",
                Optional.empty(),
                text.range().map(Subject.Characters::new),
                Optional.empty());
    }

    static Result of(Datum.Results results, Optional<Format> format) {
        if (results.values().isEmpty()) {
            return new Result("()", "nothing", Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Result(
                results.values().stream()
                        .map(value -> format.map(known -> known.show(value)).orElseGet(value::show))
                        .collect(Collectors.joining(", ", "(", ")")),
                results.values().stream().map(value -> value.type().show()).collect(Collectors.joining(", ")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Result of(Subject whole) {
        return switch (whole) {
            case Subject.Memory(int index, LinearMemory memory) -> {
                long pages = memory.pages();
                String size = pages + (pages == 1 ? " page, " : " pages, ") + memory.byteSize() + " bytes";
                yield new Result(size, "memory", Optional.empty(), Optional.of(whole), Optional.empty());
            }
            case Subject.Table(int index, var table) ->
                new Result(
                        table.size() + (table.size() == 1 ? " element" : " elements"),
                        "table of " + table.type().element().show(),
                        Optional.empty(),
                        Optional.of(whole),
                        Optional.empty());
            case Subject.Characters characters -> throw new IllegalArgumentException("a text is no thing");
            case Target target -> throw new IllegalArgumentException("a value is no thing");
        };
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

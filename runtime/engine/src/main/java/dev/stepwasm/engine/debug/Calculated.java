package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.expression.Range;
import dev.stepwasm.engine.debug.expression.Result;
import dev.stepwasm.engine.debug.expression.Subject;
import dev.stepwasm.engine.debug.expression.Target;
import java.util.Optional;

/**
 * What an expression is in a frame, for as long as the program stands still.
 *
 * @param element its text, its type and its parts, which can be changed if it means something of the program; its name
 *     is the expression
 * @param value the value, unless it is a text, a memory or a table
 * @param bytes where it is in a memory, if it is
 * @param changes whether something of the program is another one now
 */
public record Calculated(Element element, Optional<Value> value, Optional<Range> bytes, boolean changes) {
    static Calculated of(String expression, Result result, Insides insides, boolean changes) {
        Element element =
                new Element(expression, result.text(), result.type(), inside(result, insides), result.hexadecimal());
        return new Calculated(element, result.value(), result.subject().flatMap(Calculated::bytes), changes);
    }

    private static Optional<Elements> inside(Result result, Insides insides) {
        return switch (result.subject().orElse(null)) {
            case Subject.Memory whole -> Optional.of(insides.rows(whole.memory()));
            case Subject.Table whole -> Optional.of(insides.table(whole.table()));
            case Subject.Characters characters -> Optional.empty();
            case Target target -> insides.of(target.read().get(), target.read(), target.write());
            case null ->
                result.value()
                        .flatMap(value -> insides.of(value, () -> value, changed -> {
                            throw new IllegalArgumentException("this value was calculated and stands nowhere");
                        }));
        };
    }

    private static Optional<Range> bytes(Subject subject) {
        return switch (subject) {
            case Subject.Memory(int index, var memory) -> Optional.of(new Range(index, 0, memory.byteSize()));
            case Subject.Characters(Range range) -> Optional.of(range);
            case Target target -> target.range();
            case Subject.Table table -> Optional.empty();
        };
    }
}

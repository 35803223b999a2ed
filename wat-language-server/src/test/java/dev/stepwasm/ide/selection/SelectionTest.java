package dev.stepwasm.ide.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SelectionTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(SelectionTest.class, "selection");
    }

    /** A selection can be longer than a line, so what it grows to is beside the text, cursor by cursor. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void growsAsWrittenBeside(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        StringBuilder shown = new StringBuilder();
        for (int cursor : fixture.cursors()) {
            var position = analysis.source().positionOf(cursor);
            shown.append(
                    "at %d:%d%n".formatted(position.line(), position.column()).replace("\r", ""));
            for (Span span : Selection.at(analysis, cursor)) {
                String text = fixture.text().substring(span.start(), span.end()).replaceAll("\\s+", " ");
                shown.append("  ")
                        .append(
                                text.length() > 70
                                        ? text.substring(0, 40) + " ... " + text.substring(text.length() - 25)
                                        : text)
                        .append('\n');
            }
        }
        fixture.expectBeside("selections.txt", shown.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void everyStepHoldsTheOneBefore(Fixture fixture) {
        for (String text : List.of(fixture.text(), fixture.text().replace("\n", "\r\n"))) {
            Analysis analysis = Analysis.of(new SourceText(fixture.name(), text));
            for (int offset = 0; offset <= text.length(); offset++) {
                check(Selection.at(analysis, offset), offset, text.length());
            }
        }
    }

    @Test
    void doesNotGrowForEver() {
        int depth = 100_000;
        String folded = "(module (func " + "(block ".repeat(depth) + "(nop" + ")".repeat(depth + 3);
        String flat = "(module (func " + "block $b ".repeat(depth) + "br $b " + "end ".repeat(depth) + "))";
        String operands = "(module (func " + "i32.const 1 ".repeat(depth) + "i32.add ".repeat(depth - 1) + "drop))";
        for (String text : List.of(folded, flat, operands)) {
            int offset = text.length() / 2;
            List<Span> steps = Selection.at(Analysis.of(new SourceText("deep", text)), offset);
            assertThat(steps).hasSizeBetween(4, 250);
            check(steps, offset, text.length());
        }
    }

    private static void check(List<Span> steps, int offset, int length) {
        Span inner = new Span(offset, offset);
        for (Span step : steps) {
            assertThat(step.start()).isLessThanOrEqualTo(inner.start());
            assertThat(step.end()).isGreaterThanOrEqualTo(inner.end());
            inner = step;
        }
        assertThat(inner).isEqualTo(new Span(0, length));
    }
}

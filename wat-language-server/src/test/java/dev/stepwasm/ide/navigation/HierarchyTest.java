package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who calls whom and which type is below which, seen from the cursor; the answer lies beside the fixture. */
final class HierarchyTest {
    static Stream<Fixture> calls() {
        return Fixtures.in(HierarchyTest.class, "call-hierarchy");
    }

    static Stream<Fixture> types() {
        return Fixtures.in(HierarchyTest.class, "type-hierarchy");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void findsCallersAndCallees(Fixture fixture) {
        Analysis analysis = analysis(fixture);
        StringBuilder out = new StringBuilder();
        CallHierarchy.prepare(analysis, fixture.cursor()).ifPresent(symbol -> out.append(show(analysis, symbol)));
        int offset = CallHierarchy.prepare(analysis, fixture.cursor())
                .map(symbol -> symbol.selection().start())
                .orElse(fixture.cursor());
        show(out, analysis, "from", CallHierarchy.incoming(analysis, offset, () -> {}));
        show(out, analysis, "to", CallHierarchy.outgoing(analysis, offset));
        fixture.expectBeside("calls.txt", out.toString());
    }

    private static void show(StringBuilder out, Analysis analysis, String word, List<CallHierarchy.Call> calls) {
        for (CallHierarchy.Call call : calls) {
            out.append("  ").append(word).append(' ').append(show(analysis, call.other()));
            for (Span place : call.places()) {
                out.append("    at ").append(place(analysis, place)).append('\n');
            }
            assertThat(call.other().span().start())
                    .isLessThanOrEqualTo(call.other().selection().start());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void findsTypesAboveAndBelow(Fixture fixture) {
        Analysis analysis = analysis(fixture);
        StringBuilder out = new StringBuilder();
        TypeHierarchy.prepare(analysis, fixture.cursor()).ifPresent(symbol -> {
            out.append(show(analysis, symbol));
            int offset = symbol.selection().start();
            TypeHierarchy.supertypes(analysis, offset)
                    .forEach(s -> out.append("  above: ").append(show(analysis, s)));
            TypeHierarchy.subtypes(analysis, offset)
                    .forEach(s -> out.append("  below: ").append(show(analysis, s)));
        });
        fixture.expectBeside("types.txt", out.toString());
    }

    private static Analysis analysis(Fixture fixture) {
        return Analysis.of(new SourceText(fixture.name(), fixture.text()));
    }

    private static String show(Analysis analysis, Symbol symbol) {
        return symbol.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + symbol.name() + " at "
                + place(analysis, symbol.selection()) + (symbol.detail().isEmpty() ? "" : ": " + symbol.detail())
                + (symbol.deprecated() ? " (deprecated)" : "") + "\n";
    }

    private static String place(Analysis analysis, Span span) {
        var position = analysis.source().positionOf(span.start());
        return position.line() + ":" + position.column() + " `"
                + analysis.source().textOf(span) + "`";
    }
}

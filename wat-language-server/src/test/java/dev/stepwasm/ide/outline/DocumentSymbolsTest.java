package dev.stepwasm.ide.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentSymbolsTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(DocumentSymbolsTest.class, "symbols");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void outlinesWhatTheMarkersSay(Fixture fixture) {
        List<Symbol> symbols = DocumentSymbols.of(Analysis.of(new SourceText(fixture.name(), fixture.text())));
        List<Marker> markers = new ArrayList<>();
        addTo(markers, "", symbols);
        fixture.expect(markers, "symbol");
        assertThatSpansNest(new Span(0, fixture.text().length()), symbols);
    }

    private static void addTo(List<Marker> markers, String path, List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            String name = path + symbol.name();
            String kind = symbol.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String label = name + ", " + kind + (symbol.detail().isEmpty() ? "" : ": " + symbol.detail())
                    + (symbol.deprecated() ? " (deprecated)" : "");
            markers.add(Marker.of(symbol.selection().start(), symbol.selection().end(), "symbol", label));
            addTo(markers, name + " > ", symbol.children());
        }
    }

    private static void assertThatSpansNest(Span around, List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            assertThat(symbol.span().start()).isBetween(around.start(), around.end());
            assertThat(symbol.span().end()).isBetween(symbol.span().start(), around.end());
            assertThat(symbol.selection().start())
                    .isGreaterThanOrEqualTo(symbol.span().start());
            assertThat(symbol.selection().end())
                    .isLessThanOrEqualTo(symbol.span().end());
            assertThatSpansNest(symbol.span(), symbol.children());
        }
    }
}

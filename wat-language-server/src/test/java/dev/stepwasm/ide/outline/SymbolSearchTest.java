package dev.stepwasm.ide.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first line of a fixture says what is looked for; what is found, best first, lies beside. */
final class SymbolSearchTest {
    private static final String HEADER = ";; query:";

    static Stream<Fixture> fixtures() {
        return Fixtures.in(SymbolSearchTest.class, "symbol-search");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsWhatLiesBeside(Fixture fixture) {
        String query = fixture.text().lines().findFirst().orElseThrow().substring(HEADER.length());
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        StringBuilder out = new StringBuilder();
        for (SymbolSearch.Match match : SymbolSearch.matching(analysis, query, 100)) {
            Symbol symbol = match.symbol();
            out.append(symbol.kind().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(symbol.name())
                    .append(match.container().isEmpty() ? "" : " in " + match.container())
                    .append(symbol.detail().isEmpty() ? "" : ": " + symbol.detail())
                    .append('\n');
        }
        fixture.expectBeside("found.txt", out.toString());
    }

    @Test
    void keepsTheBestWhenThereAreTooMany() {
        Analysis analysis = Analysis.of(new SourceText("a", "(module (func $xfoo) (func $foo) (func $f_o_o))"));
        assertThat(SymbolSearch.matching(analysis, "foo", 1))
                .extracting(match -> match.symbol().name())
                .isEqualTo(List.of("$foo"));
        assertThat(SymbolSearch.matching(analysis, "fooo", 9)).isEmpty();
    }
}

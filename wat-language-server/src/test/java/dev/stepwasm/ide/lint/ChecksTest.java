package dev.stepwasm.ide.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other servers check, each mistake in a text of its own: one error, on the words that are wrong, and no lint beside it. */
final class ChecksTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(ChecksTest.class, "checks");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void oneMistakeIsOneErrorOnTheWordsThatAreWrong(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> markers = new ArrayList<>();
        for (Diagnostic diagnostic : analysis.diagnostics()) {
            markers.add(new Marker(
                    diagnostic.span().start(),
                    diagnostic.span().end(),
                    diagnostic.problem().severity().name().toLowerCase(Locale.ROOT),
                    diagnostic.problem().code(),
                    diagnostic.message()));
            for (Related related : diagnostic.related()) {
                markers.add(Marker.of(related.span().start(), related.span().end(), "related", related.message()));
            }
        }
        fixture.expect(markers, "error", "warning", "hint", "related");
        assertThat(analysis.diagnostics()).hasSize(1);
        assertThat(Lints.of(analysis, Map.of(), false, Optional.empty(), () -> {})
                        .findings())
                .isEmpty();
    }
}

package dev.stepwasm.wat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(DiagnosticsTest.class, "diagnostics");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void reportsWhatTheMarkersSay(Fixture fixture) {
        List<Marker> found = Analysis.of(new SourceText(fixture.name(), fixture.text())).diagnostics().stream()
                .flatMap(DiagnosticsTest::markers)
                .distinct()
                .toList();
        fixture.expect(found, "error", "warning", "hint", "note");
    }

    private static Stream<Marker> markers(Diagnostic diagnostic) {
        return Stream.concat(
                Stream.of(marker(diagnostic)),
                diagnostic.related().stream()
                        .map(note -> Marker.of(note.span().start(), note.span().end(), "note", note.message())));
    }

    private static Marker marker(Diagnostic diagnostic) {
        String kind = diagnostic.problem().severity().name().toLowerCase(Locale.ROOT);
        return new Marker(
                diagnostic.span().start(),
                diagnostic.span().end(),
                kind,
                diagnostic.problem().code(),
                diagnostic.message());
    }
}

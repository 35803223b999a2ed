package dev.stepwasm.lsp;

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
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a text, as it goes to the client. */
final class DiagnosticFixturesTest {
    private static final ClientAbilities CLIENT = ClientAbilities.of(capabilities());

    private static ClientCapabilities capabilities() {
        var diagnostics = new PublishDiagnosticsCapabilities(true);
        var text = new TextDocumentClientCapabilities();
        text.setPublishDiagnostics(diagnostics);
        return new ClientCapabilities(null, text, null);
    }

    static Stream<Fixture> fixtures() {
        return Fixtures.in(DiagnosticFixturesTest.class, "diagnostics");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void reportsWhatTheMarkersSay(Fixture fixture) {
        SourceText text = new SourceText(fixture.name(), fixture.text());
        Snapshot snapshot =
                new Snapshot("file:///a.wat", 1, 1, text, Agreement.NONE, Analysis::of, new Latest(), Runnable::run);
        List<Marker> markers = new ArrayList<>();
        for (Diagnostic problem :
                Diagnostics.problems(snapshot, Analysis.of(text), CLIENT).toList()) {
            Span span = span(text, problem.getRange());
            markers.add(new Marker(
                    span.start(),
                    span.end(),
                    problem.getSeverity().name().toLowerCase(Locale.ROOT),
                    problem.getCode().getLeft(),
                    problem.getMessage()));
            if (problem.getRelatedInformation() != null) {
                for (DiagnosticRelatedInformation related : problem.getRelatedInformation()) {
                    Span place = span(text, related.getLocation().getRange());
                    markers.add(Marker.of(place.start(), place.end(), "related", related.getMessage()));
                }
            }
        }
        fixture.expect(markers, "error", "warning", "hint", "related");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void rangesDoNotDependOnLineEnds(Fixture fixture) {
        List<Diagnostic> lf = problems(fixture.text());
        assertThat(problems(fixture.text().replace("\n", "\r\n"))).isEqualTo(lf);
        assertThat(problems(fixture.text().replace("\n", "\r"))).isEqualTo(lf);
    }

    private static List<Diagnostic> problems(String text) {
        SourceText source = new SourceText("a", text);
        Snapshot snapshot =
                new Snapshot("file:///a.wat", 1, 1, source, Agreement.NONE, Analysis::of, new Latest(), Runnable::run);
        return Diagnostics.problems(snapshot, Analysis.of(source), CLIENT).toList();
    }

    private static Span span(SourceText text, Range range) {
        return Positions.UTF16.span(text, range);
    }
}

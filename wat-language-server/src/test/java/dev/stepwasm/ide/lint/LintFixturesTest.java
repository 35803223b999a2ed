package dev.stepwasm.ide.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lint on its own: {@code lint/<code>/} holds texts in which it speaks, and texts in which it must not. */
final class LintFixturesTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(LintFixturesTest.class, "lint");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void reportsWhatTheMarkersSay(Fixture fixture) {
        Lint lint = lint(fixture);
        String kind = levels(lint).get(lint).name().toLowerCase(Locale.ROOT);
        List<Marker> markers = new ArrayList<>();
        for (Finding finding : findings(fixture, fixture.text())) {
            markers.add(new Marker(finding.span().start(), finding.span().end(), kind, lint.code(), finding.message()));
            for (Related related : finding.related()) {
                markers.add(Marker.of(related.span().start(), related.span().end(), "related", related.message()));
            }
        }
        fixture.expect(markers, kind, "related");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void spansDoNotDependOnLineEnds(Fixture fixture) {
        String crlf = fixture.text().replace("\n", "\r\n");
        assertThat(findings(fixture, crlf).stream().map(finding -> text(crlf, finding)))
                .containsExactlyElementsOf(findings(fixture, fixture.text()).stream()
                        .map(finding -> text(fixture.text(), finding).replace("\n", "\r\n"))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void astralCharactersBeforeItMoveASpan(Fixture fixture) {
        String comment = "(; \uD83E\uDD80 ;)";
        assertThat(findings(fixture, comment + fixture.text()).stream()
                        .map(finding -> finding.span().shifted(-comment.length())))
                .containsExactlyElementsOf(findings(fixture, fixture.text()).stream()
                        .map(Finding::span)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void everyLintSpeaksInOneFixtureAndIsSilentInAnother(Lint lint) {
        List<Fixture> own =
                Fixtures.in(LintFixturesTest.class, "lint/" + lint.code()).toList();
        assertThat(own)
                .anyMatch(fixture ->
                        !findings(lint, fixture.name(), fixture.text()).isEmpty());
        assertThat(own)
                .anyMatch(fixture ->
                        findings(lint, fixture.name(), fixture.text()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void onlyFixturesThatSaySoHaveErrors(Fixture fixture) {
        boolean broken = fixture.text().startsWith(";; Errors: ");
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        assertThat(analysis.hasErrors()).as("%s", analysis.diagnostics()).isEqualTo(broken);
    }

    private static String text(String text, Finding finding) {
        return text.substring(finding.span().start(), finding.span().end());
    }

    private static Lint lint(Fixture fixture) {
        String code = fixture.name().substring(0, fixture.name().indexOf('/'));
        return Stream.of(Lint.values())
                .filter(lint -> lint.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(Fixture fixture, String text) {
        return findings(lint(fixture), fixture.name(), text);
    }

    private static List<Finding> findings(Lint lint, String name, String text) {
        Analysis analysis = Analysis.of(new SourceText(name, text));
        boolean script = name.endsWith(".wast");
        return Lints.of(analysis, levels(lint), script, Optional.empty(), () -> {})
                .findings();
    }

    /** All off but one. */
    private static Map<Lint, Level> levels(Lint one) {
        Map<Lint, Level> levels = new EnumMap<>(Lint.class);
        for (Lint lint : Lint.values()) {
            levels.put(lint, Level.OFF);
        }
        levels.put(one, one.level() == Level.OFF ? Level.INFO : one.level());
        return levels;
    }
}

package dev.stepwasm.lsp;

import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.InvisibleCharacters;
import dev.stepwasm.ide.lint.Level;
import dev.stepwasm.ide.lint.Lints;
import dev.stepwasm.ide.lint.Tag;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.Severity;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What is wrong with a document, in the words of the protocol. */
final class Diagnostics {
    /** Who says it. */
    static final String SOURCE = "stepwasm";
    /** More would not be read, but fill the wire: a binary that is opened as text has a mistake in every line. */
    private static final int MOST = 5_000;

    private static final PageLinks LINKS = PageLinks.ofUser();

    private Diagnostics() {}

    /** {@return what failed when it was run, all problems of a version, then its lints, each by position} */
    static List<Diagnostic> of(Snapshot snapshot, Analysis analysis, ClientAbilities client) {
        Lints lints = snapshot.lints(analysis);
        List<Diagnostic> runs = RunDiagnostics.of(snapshot, analysis, client);
        int all = runs.size() + analysis.diagnostics().size() + lints.findings().size();
        Stream<Diagnostic> shown = Stream.concat(
                Stream.concat(runs.stream(), problems(snapshot, analysis, client)),
                lints.findings().stream().flatMap(finding -> diagnostic(snapshot, lints, finding, client).stream()));
        return all <= MOST
                ? shown.toList()
                : Stream.concat(shown.limit(MOST), Stream.of(more(snapshot, all - MOST)))
                        .toList();
    }

    private static Diagnostic more(Snapshot snapshot, int count) {
        int end = snapshot.text().length();
        var more = new Diagnostic(snapshot.range(new Span(end, end)), count + " more problems are not shown");
        more.setSeverity(DiagnosticSeverity.Information);
        more.setSource(SOURCE);
        return more;
    }

    /** {@return all problems of a version that no lint is about, by position; there are no lints of a large text} */
    static Stream<Diagnostic> problems(Snapshot snapshot, Analysis analysis, ClientAbilities client) {
        return analysis.diagnostics().stream()
                .filter(problem -> snapshot.isLarge() || !InvisibleCharacters.isOne(problem))
                .map(problem -> diagnostic(snapshot, problem, client));
    }

    private static Diagnostic diagnostic(
            Snapshot snapshot, dev.stepwasm.wasm.problem.Diagnostic problem, ClientAbilities client) {
        var shown = new Diagnostic(snapshot.range(problem.span()), problem.message());
        shown.setSeverity(severity(problem.problem().severity()));
        shown.setSource(SOURCE);
        name(shown, problem.problem().code(), client);
        relate(shown, snapshot, problem.related(), client);
        return shown;
    }

    private static Optional<Diagnostic> diagnostic(
            Snapshot snapshot, Lints lints, Finding finding, ClientAbilities client) {
        return severity(lints.level(finding.lint())).map(severity -> {
            var shown = new Diagnostic(snapshot.range(finding.span()), finding.message());
            shown.setSeverity(severity);
            shown.setSource(SOURCE);
            name(shown, finding.lint().code(), client);
            relate(shown, snapshot, finding.related(), client);
            tag(finding.lint().tag()).ifPresent(tag -> shown.setTags(List.of(tag)));
            return shown;
        });
    }

    private static void name(Diagnostic shown, String code, ClientAbilities client) {
        shown.setCode(code);
        if (client.codeDescriptions()) {
            LINKS.of(code).ifPresent(page -> shown.setCodeDescription(new DiagnosticCodeDescription(page)));
        }
    }

    private static void relate(Diagnostic shown, Snapshot snapshot, List<Related> related, ClientAbilities client) {
        if (client.relatedInformation() && !related.isEmpty()) {
            shown.setRelatedInformation(
                    related.stream().map(other -> related(snapshot, other)).toList());
        }
    }

    private static DiagnosticRelatedInformation related(Snapshot snapshot, Related related) {
        return new DiagnosticRelatedInformation(
                new Location(snapshot.uri(), snapshot.range(related.span())), related.message());
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }

    private static Optional<DiagnosticSeverity> severity(Level level) {
        return switch (level) {
            case OFF -> Optional.empty();
            case HINT -> Optional.of(DiagnosticSeverity.Hint);
            case INFO -> Optional.of(DiagnosticSeverity.Information);
            case WARNING -> Optional.of(DiagnosticSeverity.Warning);
            case ERROR -> Optional.of(DiagnosticSeverity.Error);
        };
    }

    private static Optional<DiagnosticTag> tag(Tag tag) {
        return switch (tag) {
            case NONE -> Optional.empty();
            case UNNECESSARY -> Optional.of(DiagnosticTag.Unnecessary);
            case DEPRECATED -> Optional.of(DiagnosticTag.Deprecated);
        };
    }
}

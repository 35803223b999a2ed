package dev.stepwasm.lsp;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.Severity;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;

/** What is wrong with a document, in the words of the protocol. */
final class Diagnostics {
    private static final String SOURCE = "stepwasm";

    private Diagnostics() {}

    /** {@return all problems of a version, by position} */
    static List<Diagnostic> of(Snapshot snapshot, Analysis analysis, ClientAbilities client) {
        return analysis.diagnostics().stream()
                .map(problem -> diagnostic(snapshot, problem, client))
                .toList();
    }

    private static Diagnostic diagnostic(
            Snapshot snapshot, dev.stepwasm.wasm.problem.Diagnostic problem, ClientAbilities client) {
        var shown = new Diagnostic(snapshot.range(problem.span()), problem.message());
        shown.setSeverity(severity(problem.problem().severity()));
        shown.setSource(SOURCE);
        shown.setCode(problem.problem().code());
        if (client.relatedInformation() && !problem.related().isEmpty()) {
            shown.setRelatedInformation(problem.related().stream()
                    .map(related -> related(snapshot, related))
                    .toList());
        }
        return shown;
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
}

package dev.stepwasm.lsp;

import dev.stepwasm.lsp.RunResults.Failure;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;

/** What failed when it was run, in the words of the protocol, as far as its text is still the same. */
final class RunDiagnostics {
    /** What clients call them. */
    static final String CODE = "run";

    private RunDiagnostics() {}

    static List<Diagnostic> of(Snapshot snapshot, Analysis analysis, ClientAbilities client) {
        List<Failure> failures = snapshot.runs().failures();
        if (failures.isEmpty()) {
            return List.of();
        }
        Anchor.Places places = new Anchor.Places(analysis.tree());
        List<Diagnostic> shown = new ArrayList<>();
        for (Failure failure : failures) {
            places.of(failure.place())
                    .ifPresent(place -> shown.add(diagnostic(snapshot, failure, place, places, client)));
        }
        shown.sort(Comparator.comparingInt(
                        (Diagnostic each) -> each.getRange().getStart().getLine())
                .thenComparingInt(each -> each.getRange().getStart().getCharacter()));
        return shown;
    }

    private static Diagnostic diagnostic(
            Snapshot snapshot, Failure failure, Span place, Anchor.Places places, ClientAbilities client) {
        var shown = new Diagnostic(snapshot.range(place), failure.message());
        shown.setSeverity(DiagnosticSeverity.Error);
        shown.setSource(Diagnostics.SOURCE);
        shown.setCode(CODE);
        if (client.relatedInformation() && !failure.frames().isEmpty()) {
            shown.setRelatedInformation(failure.frames().stream()
                    .flatMap(frame -> related(snapshot, frame, places).stream())
                    .toList());
        }
        return shown;
    }

    private static Optional<DiagnosticRelatedInformation> related(
            Snapshot snapshot, RunResults.Frame frame, Anchor.Places places) {
        return places.of(frame.place())
                .map(place -> new DiagnosticRelatedInformation(
                        new Location(snapshot.uri(), snapshot.range(place)), "in " + frame.function()));
    }
}

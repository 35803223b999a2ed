package dev.stepwasm.lsp;

import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * How the client learns what is wrong with open documents: it asks, or, if it cannot, it is told after each change. An
 * outdated version is never told about.
 */
final class DiagnosticService {
    /** From so many UTF-16 units on the first check takes long enough to be shown. */
    private static final int LONG_CHECK = 5_000_000;

    private final Workers workers;
    private final OpenDocuments documents;
    private final Answers answers;
    private final Progress progress;
    private volatile @Nullable LanguageClient client;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    DiagnosticService(Workers workers, OpenDocuments documents, Answers answers, Progress progress) {
        this.workers = workers;
        this.documents = documents;
        this.answers = answers;
        this.progress = progress;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** The first version of a document is there. */
    void opened(Snapshot snapshot) {
        if (snapshot.isLarge()) {
            tell(
                    MessageType.Info,
                    ("%s is large: lints, inlay hints, code lenses and folding are left out"
                                    + " (`stepwasm.largeFile.megabytes` is %d)")
                            .formatted(name(snapshot), snapshot.settings().largeFile() / 1_000_000));
        }
        if (snapshot.text().length() >= LONG_CHECK) {
            Progress.Task task = progress.begin(null, "Checking " + name(snapshot));
            snapshot.analysis().whenComplete((analysis, error) -> task.close());
        }
        changed(snapshot);
    }

    /** A new version is there, or other settings are. */
    void changed(Snapshot snapshot) {
        if (abilities.pullsDiagnostics()) {
            return;
        }
        snapshot.analysis()
                .thenAcceptAsync(analysis -> publish(snapshot, analysis), workers.publish())
                .exceptionally(error -> {
                    if (!Answers.isCancellation(error)) {
                        log("checking " + snapshot.uri() + " failed: " + error);
                    }
                    return null;
                });
    }

    private void publish(Snapshot snapshot, Analysis analysis) {
        if (!snapshot.isReplaced()) {
            var problems = Diagnostics.of(snapshot, analysis, abilities);
            if (!snapshot.isReplaced()) {
                send(new PublishDiagnosticsParams(snapshot.uri(), problems, snapshot.version()));
            }
        }
    }

    /** A document is not open any more: what was told about it is taken back. */
    void closed(String uri) {
        if (!abilities.pullsDiagnostics()) {
            workers.publish().execute(() -> send(new PublishDiagnosticsParams(uri, List.of())));
        }
    }

    /** The client asks. */
    CompletableFuture<DocumentDiagnosticReport> pulled(DocumentDiagnosticParams params) {
        TextDocumentIdentifier document = params.getTextDocument();
        if (document != null
                && document.getUri() != null
                && documents.current(document.getUri()).isEmpty()) {
            return CompletableFuture.completedFuture(
                    new DocumentDiagnosticReport(new RelatedFullDocumentDiagnosticReport(List.of())));
        }
        return answers.aboutUntilCurrent(document, (snapshot, analysis) -> {
            String id = snapshot.diagnosticsId(); // asked before: what comes meanwhile is another report
            if (id.equals(params.getPreviousResultId())) {
                return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
            }
            var report = new RelatedFullDocumentDiagnosticReport(Diagnostics.of(snapshot, analysis, abilities));
            report.setResultId(id);
            return new DocumentDiagnosticReport(report);
        });
    }

    private static String name(Snapshot snapshot) {
        String path = snapshot.text().name();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void send(PublishDiagnosticsParams problems) {
        LanguageClient connected = client;
        if (connected != null) {
            connected.publishDiagnostics(problems);
        }
    }

    private void tell(MessageType type, String message) {
        LanguageClient connected = client;
        if (connected != null) {
            connected.showMessage(new MessageParams(type, message));
        }
    }

    private void log(String message) {
        LanguageClient connected = client;
        if (connected != null) {
            connected.logMessage(new MessageParams(MessageType.Error, message));
        }
    }
}

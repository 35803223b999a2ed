package dev.stepwasm.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Questions about all texts of the workspace, open or not. Answered by one worker each, with progress. */
final class WorkspaceQueries {
    private final Workers workers;
    private final OpenDocuments documents;
    private final WorkspaceFiles files;
    private final Progress progress;
    private final ClosedFiles closed = new ClosedFiles();
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    WorkspaceQueries(Workers workers, OpenDocuments documents, WorkspaceFiles files, Progress progress) {
        this.workers = workers;
        this.documents = documents;
        this.files = files;
        this.progress = progress;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** What is wrong with the files that are not open; those that are have answers of their own. */
    CompletableFuture<WorkspaceDiagnosticReport> diagnostics(WorkspaceDiagnosticParams params) {
        CompletableFuture<WorkspaceDiagnosticReport> answer = new CompletableFuture<>();
        return run(answer, () -> {
            Map<String, String> previous = previous(params.getPreviousResultIds());
            List<WorkspaceDocumentDiagnosticReport> reports = new ArrayList<>();
            if (documents.settings().checksWorkspace()) {
                eachClosed(answer, params.getWorkDoneToken(), "Checking the workspace", report -> {
                    String known = previous.remove(report.uri());
                    reports.add(
                            report.resultId().equals(known)
                                    ? unchanged(report)
                                    : full(report.uri(), report.diagnostics(), report.resultId()));
                });
            }
            // What the client still shows of files that are gone, or were opened.
            previous.keySet().forEach(uri -> reports.add(full(uri, List.of(), null)));
            return new WorkspaceDiagnosticReport(reports);
        });
    }

    /** Calls for every file that is not open; cancelled when the client or its user does not want to wait. */
    void eachClosed(
            CompletableFuture<?> answer,
            @Nullable Either<String, Integer> token,
            String title,
            Consumer<ClosedFiles.Report> action) {
        Set<Path> open = documents.all().stream()
                .flatMap(snapshot -> FileAddress.path(snapshot.uri()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        try (Progress.Task task = progress.begin(token, title)) {
            Runnable checkpoint = () -> {
                task.checkWanted();
                if (answer.isDone()) {
                    throw new CancellationException("the client does not want the answer any more");
                }
            };
            List<Path> all = files.list(checkpoint);
            closed.keep(new HashSet<>(all));
            for (int i = 0; i < all.size(); i++) {
                checkpoint.run();
                if (!open.contains(all.get(i))) {
                    closed.report(all.get(i), documents.agreement(), abilities).ifPresent(action);
                }
                task.report(i + 1, all.size());
            }
        }
    }

    /** Runs a question on a worker; what it throws becomes the answer. */
    <T> CompletableFuture<T> run(CompletableFuture<T> answer, Supplier<T> question) {
        CompletableFuture.supplyAsync(question, workers.compute()).whenComplete((result, error) -> {
            if (error == null) {
                answer.complete(result);
            } else if (Answers.isCancellation(error)) {
                answer.completeExceptionally(Answers.cancelled());
            } else {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    private static Map<String, String> previous(@Nullable List<PreviousResultId> ids) {
        Map<String, String> previous = new HashMap<>();
        if (ids != null) {
            ids.forEach(id -> previous.put(id.getUri(), id.getValue()));
        }
        return previous;
    }

    private static WorkspaceDocumentDiagnosticReport unchanged(ClosedFiles.Report report) {
        return new WorkspaceDocumentDiagnosticReport(
                new WorkspaceUnchangedDocumentDiagnosticReport(report.resultId(), report.uri(), null));
    }

    @SuppressWarnings("NullAway") // LSP4J is not annotated: a file that is not open has no version.
    private static WorkspaceDocumentDiagnosticReport full(
            String uri, List<Diagnostic> diagnostics, @Nullable String resultId) {
        var report = new WorkspaceFullDocumentDiagnosticReport(diagnostics, uri, null);
        report.setResultId(resultId);
        return new WorkspaceDocumentDiagnosticReport(report);
    }
}

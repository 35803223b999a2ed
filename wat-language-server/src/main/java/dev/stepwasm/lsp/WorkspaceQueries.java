package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.SymbolSearch;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Questions about all texts of the workspace, open or not. Answered by one worker each, with progress. */
final class WorkspaceQueries {
    /** Nobody scrolls through more; they type another letter. */
    private static final int MOST_SYMBOLS = 500;

    private final Workers workers;
    private final OpenDocuments documents;
    private final WorkspaceFiles files;
    private final Progress progress;
    private final ClosedFiles closed;
    private final Surroundings surroundings;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    WorkspaceQueries(
            Workers workers,
            OpenDocuments documents,
            WorkspaceFiles files,
            ClosedFiles closed,
            Surroundings surroundings,
            Progress progress) {
        this.workers = workers;
        this.documents = documents;
        this.files = files;
        this.closed = closed;
        this.surroundings = surroundings;
        this.progress = progress;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** What is wrong with the files that are not open; those that are have answers of their own. */
    CompletableFuture<WorkspaceDiagnosticReport> diagnostics(WorkspaceDiagnosticParams params) {
        CompletableFuture<WorkspaceDiagnosticReport> answer = new CompletableFuture<>();
        // What files import is compared with what was read of the others, so that comes first.
        surroundings
                .settled()
                .thenRun(() -> run(answer, () -> {
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
                }))
                .exceptionally(error -> {
                    answer.completeExceptionally(error); // the server is being stopped
                    return null;
                });
        return answer;
    }

    /** What the texts of the workspace define and fits the letters that were typed, best first. */
    CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbols(
            WorkspaceSymbolParams params) {
        String query = params.getQuery();
        CompletableFuture<List<WorkspaceEntry>> answer = new CompletableFuture<>();
        run(answer, () -> {
            List<WorkspaceEntry> found = new ArrayList<>();
            for (Snapshot snapshot : documents.all()) {
                found.addAll(WorkspaceEntry.in(snapshot, snapshot.analysis().join(), query, MOST_SYMBOLS));
            }
            eachClosed(answer, params.getWorkDoneToken(), "Looking for " + query, report -> {
                for (WorkspaceEntry entry : report.symbols()) {
                    SymbolSearch.score(query, entry.name()).ifPresent(score -> found.add(entry.scored(score)));
                }
            });
            return found.stream()
                    .sorted(WorkspaceEntry.ORDER)
                    .limit(MOST_SYMBOLS)
                    .toList();
        });
        return dependent(
                answer,
                found -> Either.forLeft(
                        found.stream().map(entry -> entry.shown(abilities)).toList()));
    }

    /** Calls for every file that is not open; cancelled when the client or its user does not want to wait. */
    private void eachClosed(
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
            List<Path> all = files.list(checkpoint).texts();
            for (int i = 0; i < all.size(); i++) {
                checkpoint.run();
                if (!open.contains(all.get(i))) {
                    closed.report(all.get(i), surroundings.agreement(all.get(i)), abilities)
                            .ifPresent(action);
                }
                task.report(i + 1, all.size());
            }
        }
    }

    /** {@return an answer that is made of another one, and takes it back with it} */
    private static <T, R> CompletableFuture<R> dependent(CompletableFuture<T> answer, Function<T, R> last) {
        CompletableFuture<R> made = answer.thenApply(last);
        made.whenComplete((result, error) -> answer.cancel(true));
        return made;
    }

    /** Runs a question on a worker; what it throws becomes the answer. */
    private <T> CompletableFuture<T> run(CompletableFuture<T> answer, Supplier<T> question) {
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

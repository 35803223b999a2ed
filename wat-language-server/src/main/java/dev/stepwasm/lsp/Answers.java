package dev.stepwasm.lsp;

import dev.stepwasm.wat.Analysis;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.lsp4j.DiagnosticServerCancellationData;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * How questions about open documents are answered: by a worker, about the version that was current when the question came,
 * and with {@code ContentModified} instead if that version is outdated by then. A question that the client takes back
 * before it is answered is not worked on. Safe for use from any thread.
 */
final class Answers {
    private final Workers workers;
    private final OpenDocuments documents;

    Answers(Workers workers, OpenDocuments documents) {
        this.workers = workers;
        this.documents = documents;
    }

    /** A question about a place in a document. */
    interface PlaceFeature<T extends @Nullable Object> {
        T answer(Snapshot snapshot, Analysis analysis, int offset);
    }

    <T extends @Nullable Object> CompletableFuture<T> at(TextDocumentPositionParams params, PlaceFeature<T> feature) {
        Position position = params.getPosition();
        if (position == null) {
            return CompletableFuture.failedFuture(failure(ResponseErrorCode.InvalidParams, "`position` is missing"));
        }
        return about(
                params.getTextDocument(),
                (snapshot, analysis) -> feature.answer(snapshot, analysis, snapshot.offset(position)));
    }

    /** A question about a place whose answer may take a while. */
    interface SearchFeature<T extends @Nullable Object> {
        /**
         * {@return the answer}
         *
         * @param checkpoint to be called now and then; ends the work when nobody waits for the answer any more
         */
        T answer(Snapshot snapshot, Analysis analysis, int offset, Runnable checkpoint);
    }

    /** As above, for what takes a while: it ends soon after the client takes its question back. */
    <T extends @Nullable Object> CompletableFuture<T> searchAt(
            TextDocumentPositionParams params, SearchFeature<T> feature) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletableFuture<T> work = at(
                params,
                (snapshot, analysis, offset) -> feature.answer(snapshot, analysis, offset, () -> {
                    snapshot.checkCurrent();
                    if (answer.isDone()) {
                        throw new CancellationException("the client does not want the answer any more");
                    }
                }));
        work.whenComplete((result, error) -> {
            if (error == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(error);
            }
        });
        answer.whenComplete((result, error) -> work.cancel(false));
        return answer;
    }

    /** The second half of an answer. */
    interface LateFeature<T> {
        T answer(Snapshot snapshot, Analysis analysis, Ticket ticket);
    }

    /**
     * The second half of an answer.
     *
     * @param data what the client was given to keep
     * @param item what it has so far, which is the answer if there is nothing to add
     */
    <T> CompletableFuture<T> later(@Nullable Object data, T item, LateFeature<T> feature) {
        return Ticket.read(data)
                .map(ticket -> about(new TextDocumentIdentifier(ticket.uri()), (snapshot, analysis) -> {
                    ticket.checkIsOf(snapshot);
                    return feature.answer(snapshot, analysis, ticket);
                }))
                .orElseGet(() -> CompletableFuture.completedFuture(item));
    }

    <T extends @Nullable Object> CompletableFuture<T> about(
            @Nullable TextDocumentIdentifier document, BiFunction<Snapshot, Analysis, T> feature) {
        return about(document, Answers::outdated, feature);
    }

    /** As above, for requests whose clients ask again when they are told so, and show the old answer until then. */
    <T extends @Nullable Object> CompletableFuture<T> aboutUntilCurrent(
            @Nullable TextDocumentIdentifier document, BiFunction<Snapshot, Analysis, T> feature) {
        return about(document, Answers::askAgain, feature);
    }

    private <T extends @Nullable Object> CompletableFuture<T> about(
            @Nullable TextDocumentIdentifier document,
            Supplier<ResponseErrorException> outdated,
            BiFunction<Snapshot, Analysis, T> feature) {
        if (document == null || document.getUri() == null) {
            return CompletableFuture.failedFuture(
                    failure(ResponseErrorCode.InvalidParams, "`textDocument.uri` is missing"));
        }
        Snapshot snapshot = documents.current(document.getUri()).orElse(null);
        if (snapshot == null) {
            return CompletableFuture.failedFuture(
                    failure(ResponseErrorCode.InvalidParams, "not open: " + document.getUri()));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        snapshot.analysis()
                .thenApplyAsync(
                        analysis -> {
                            if (answer.isDone()) {
                                throw new CancellationException("the client does not want the answer any more");
                            }
                            snapshot.checkCurrent();
                            T result = feature.apply(snapshot, analysis);
                            snapshot.checkCurrent();
                            return result;
                        },
                        workers.compute())
                .whenComplete((result, error) -> {
                    if (error == null) {
                        answer.complete(result);
                    } else if (isCancellation(error)) {
                        answer.completeExceptionally(outdated.get());
                    } else {
                        answer.completeExceptionally(error);
                    }
                });
        return answer;
    }

    /** {@return an answer that took a while}, unless the document has changed meanwhile */
    static <T> CompletableFuture<T> current(Snapshot snapshot, CompletableFuture<T> answer) {
        return answer.handle((result, error) -> {
            if (snapshot.isOutdated() || error != null && isCancellation(error)) {
                throw outdated();
            }
            if (error != null) {
                throw error instanceof CompletionException wrapped ? wrapped : new CompletionException(error);
            }
            return result;
        });
    }

    /** {@return the answer to a question about a text that is another one by now} */
    static ResponseErrorException outdated() {
        return failure(ResponseErrorCode.ContentModified, "the document has changed");
    }

    static boolean isCancellation(Throwable error) {
        return error instanceof CancellationException
                || error instanceof CompletionException && error.getCause() instanceof CancellationException;
    }

    private static ResponseErrorException askAgain() {
        return new ResponseErrorException(new ResponseError(
                ResponseErrorCode.ServerCancelled,
                "the document has changed",
                new DiagnosticServerCancellationData(true)));
    }

    /** {@return the answer to a request that was taken back} */
    static ResponseErrorException cancelled() {
        return failure(ResponseErrorCode.RequestCancelled, "the request was cancelled");
    }

    static ResponseErrorException failure(ResponseErrorCode code, String message) {
        return new ResponseErrorException(new ResponseError(code, message, null));
    }
}
